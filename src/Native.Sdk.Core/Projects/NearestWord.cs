namespace Native.Sdk.Projects;

/// <summary>Finds what the user probably meant.</summary>
public static class NearestWord
{
    /// <summary>The word with the smallest edit distance, if it is near enough to be a slip; else null.</summary>
    public static string? Find(string written, IEnumerable<string> words)
    {
        string? nearest = null;
        var limit = Math.Max(2, written.Length / 3);
        var best = limit + 1;
        foreach (var word in words)
        {
            var distance = Distance(written, word);
            if (distance < best || (distance == best && nearest is not null && string.CompareOrdinal(word, nearest) < 0))
            {
                (best, nearest) = (distance, word);
            }
        }

        return nearest;
    }

    /// <summary><c> Did you mean 'x'?</c>, or nothing; to be put behind a sentence.</summary>
    public static string Hint(string written, IEnumerable<string> words) =>
        Find(written, words) is { } word ? $" Did you mean '{word}'?" : "";

    /// <summary>Damerau's edit distance without case: insert, delete, replace, swap neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            table[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            table[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    best = Math.Min(best, table[i - 2, j - 2] + 1);
                }

                table[i, j] = best;
            }
        }

        return table[a.Length, b.Length];

        static bool Same(char x, char y) => char.ToUpperInvariant(x) == char.ToUpperInvariant(y);
    }
}
