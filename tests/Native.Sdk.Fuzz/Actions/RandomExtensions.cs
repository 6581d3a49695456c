namespace Native.Sdk.Fuzz.Actions;

/// <summary>Choices.</summary>
public static class RandomExtensions
{
    /// <summary>One of them.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
