using System.Text;

namespace Native.Sdk.Binaries;

/// <summary>
/// Reads the names that the loader finds in an image (mach-o/loader.h, <c>dyld_info_command</c>): a tree in which each
/// edge adds to a name. A node: the size of what it says about its symbol, 0 if none ends here; that; the number of
/// edges; for each its text with a NUL, and the offset of the node it leads to. Sizes and offsets are ULEB128.
/// <code>
/// 00: 00 01 5f 00 05                          root: no symbol, one edge "_" to 05
/// 05: 00 02 66 00 0e 67 00 12                 node "_": edges "f" to 0e, "g" to 12
/// 0e: 02 00 10 00                             node "_f": 2 bytes (flags, address), no edges
/// </code>
/// </summary>
internal static class MachOExportTrie
{
    /// <summary>
    /// Names together may take this many times the trie: C++ names have much in common. In real ones it is less than 2.
    /// </summary>
    private const int MaxSharing = 64;

    /// <summary>The names, in the order of the trie.</summary>
    internal static List<string> ReadNames(ReadOnlySpan<byte> trie)
    {
        var names = new List<string>();
        var name = new List<byte>();
        var pending = new Stack<Edge>();
        // Nodes do not share bytes. Holding files to it also bounds the work, and finds circles.
        var nodeBudget = (long)trie.Length;
        var nameBudget = (long)trie.Length * MaxSharing;
        if (!trie.IsEmpty)
        {
            pending.Push(new Edge(NameLength: 0, Text: default, Node: 0));
        }

        while (pending.TryPop(out var edge))
        {
            name.RemoveRange(edge.NameLength, name.Count - edge.NameLength);
            name.AddRange(trie[edge.Text.Start..edge.Text.End]);
            nodeBudget -= ReadNode(trie, edge.Node, name.Count, pending, out var isName);
            nameBudget -= isName ? name.Count : 0;
            if (nodeBudget < 0 || nameBudget < 0)
            {
                throw new BinaryFormatException(
                    $"The nodes of an export trie of 0x{trie.Length:x} bytes overlap, or lead in a circle.");
            }

            if (isName)
            {
                names.Add(Encoding.UTF8.GetString([.. name]));
            }
        }

        return names;
    }

    /// <summary>Adds a node's edges to those not followed yet, and gives the bytes it takes.</summary>
    private static int ReadNode(
        ReadOnlySpan<byte> trie, int node, int nameLength, Stack<Edge> pending, out bool isName)
    {
        var cursor = new ByteCursor(trie[node..]);
        var symbolSize = ReadNumber(ref cursor);
        isName = symbolSize != 0;
        cursor.Take(symbolSize);
        var edges = new Edge[cursor.U8()];
        for (var i = 0; i < edges.Length; i++)
        {
            var start = trie.Length - (int)cursor.Left;
            while (cursor.U8() != 0)
            {
            }

            var end = trie.Length - (int)cursor.Left - 1;
            var target = ReadNumber(ref cursor);
            edges[i] = target < (uint)trie.Length
                ? new Edge(nameLength, new ByteRange(start, end), (int)target)
                : throw new BinaryFormatException(
                    $"An edge of the export trie leads to 0x{target:x}, beyond its end (0x{trie.Length:x}).");
        }

        foreach (var edge in edges.Reverse())
        {
            pending.Push(edge);
        }

        return trie.Length - node - (int)cursor.Left;
    }

    private static uint ReadNumber(ref ByteCursor cursor)
    {
        var number = 0UL;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = cursor.U8();
            number |= (ulong)(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
            {
                return (uint)Math.Min(number, uint.MaxValue);
            }
        }

        throw new BinaryFormatException("A number in the export trie is too large.");
    }

    private readonly record struct Edge(int NameLength, ByteRange Text, int Node);
}
