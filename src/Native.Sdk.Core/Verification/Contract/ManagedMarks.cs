namespace Native.Sdk.Verification;

/// <summary>What the attributes on a member or on what is around it say about its imports.</summary>
/// <param name="IsGenerated">Native.Sdk wrote it.</param>
/// <param name="Systems">Where it may be called.</param>
internal readonly record struct ManagedMarks(bool IsGenerated, TargetSystems Systems)
{
    /// <summary>Without attributes.</summary>
    internal static ManagedMarks None { get; } = new(false, TargetSystems.All);

    /// <summary>Inside of each other: each may restrict the other.</summary>
    public static ManagedMarks operator &(ManagedMarks a, ManagedMarks b) => new(a.IsGenerated || b.IsGenerated, a.Systems & b.Systems);
}
