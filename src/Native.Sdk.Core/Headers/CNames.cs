namespace Native.Sdk.Headers;

/// <summary>Gives every identifier a number, the same for the same text: keywords first, in the order of their kinds.</summary>
internal sealed class CNames
{
    private readonly CTokenKind[] keywords;
    private string[] names = new string[4096];
    private int[] hashes = new int[4096];

    /// <summary>Open addressing; number plus one, 0 for free. Its length is a power of two.</summary>
    private int[] table = new int[16384];

    public CNames()
    {
        var kinds = new CTokenKind[256];
        CKeywords.ForEach((kind, words) =>
        {
            foreach (var word in words.Split(' '))
            {
                kinds[Number(word)] = kind;
            }
        });

        keywords = kinds[..Count];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public string this[int number] => names[number];

    /// <summary>What a word is: a keyword or an identifier.</summary>
    public CTokenKind Kind(int number) => number < keywords.Length ? keywords[number] : CTokenKind.Identifier;

    public int Number(ReadOnlySpan<char> name)
    {
        var hash = 0u;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash ^= hash >> 15;
        var mask = table.Length - 1;
        var slot = (int)hash & mask;
        while (table[slot] is var entry and > 0)
        {
            if (hashes[entry - 1] == (int)hash && name.SequenceEqual(names[entry - 1]))
            {
                return entry - 1;
            }

            slot = (slot + 1) & mask;
        }

        if (Count == names.Length)
        {
            Array.Resize(ref names, Count * 2);
            Array.Resize(ref hashes, Count * 2);
        }

        names[Count] = name.ToString();
        hashes[Count] = (int)hash;
        table[slot] = ++Count;
        if (Count * 2 > table.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        table = new int[table.Length * 2];
        var mask = table.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = hashes[i] & mask;
            while (table[slot] > 0)
            {
                slot = (slot + 1) & mask;
            }

            table[slot] = i + 1;
        }
    }
}
