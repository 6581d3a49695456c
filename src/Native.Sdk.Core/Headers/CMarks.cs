namespace Native.Sdk.Headers;

/// <summary>A number that changes at some tokens.</summary>
internal sealed class CMarks
{
    private readonly List<int> tokens = [];
    private readonly List<int> values = [];

    /// <summary>Where the last question was answered: the next is near.</summary>
    private int last;

    /// <summary>From this token on; tokens come in order.</summary>
    public void Set(int token, int value)
    {
        if (tokens.Count > 0 && tokens[^1] == token)
        {
            values[^1] = value;
            return;
        }

        tokens.Add(token);
        values.Add(value);
    }

    /// <summary>The number at a token; 0 before the first.</summary>
    public int At(int token)
    {
        if (tokens.Count == 0 || token < tokens[0])
        {
            return 0;
        }

        if (token < tokens[last] || (last + 1 < tokens.Count && token >= tokens[last + 1]))
        {
            var found = tokens.BinarySearch(token);
            last = found >= 0 ? found : ~found - 1;
        }

        return values[last];
    }
}
