using System.Runtime.InteropServices;
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
internal ref struct MachOExportTrie
{
    private readonly ReadOnlySpan<byte> _trie;
    private readonly List<string> _names = [];
    private readonly List<byte> _name = [];

    /// <summary>The nodes from the root to the one that is read, each with what is left of it; behind them what was used before.</summary>
    private readonly List<Node> _path = [];
    private int _depth;

    /// <summary>Nodes do not share bytes. Holding files to it bounds the work, and finds circles.</summary>
    private long _nodeBudget;

    /// <summary>
    /// Names do share bytes, C++'s most of all, but a file also has the code that they name: all together are shorter
    /// than it by far.
    /// </summary>
    private long _nameBudget;

    private MachOExportTrie(ReadOnlySpan<byte> trie, int fileSize)
    {
        _trie = trie;
        (_nodeBudget, _nameBudget) = (trie.Length, fileSize);
    }

    /// <summary>The names, in the order of the trie.</summary>
    internal static List<string> ReadNames(ReadOnlySpan<byte> trie, int fileSize)
    {
        var reader = new MachOExportTrie(trie, fileSize);
        reader.ReadNames();
        return reader._names;
    }

    private void ReadNames()
    {
        if (!_trie.IsEmpty)
        {
            Enter(0);
        }

        while (_depth > 0)
        {
            var node = _path[_depth - 1];
            _name.RemoveRange(node.NameLength, _name.Count - node.NameLength);
            if (node.EdgesLeft > 0)
            {
                FollowNextEdge(node);
            }
            else
            {
                _depth--;
            }
        }
    }

    private void Enter(uint offset)
    {
        var cursor = new ByteCursor(_trie[(int)offset..]);
        var symbolSize = ReadNumber(ref cursor);
        cursor.Take(symbolSize);
        var edges = cursor.U8();
        Spend(_trie.Length - (int)offset - (int)cursor.Left);
        if (symbolSize != 0)
        {
            AddName();
        }

        if (_depth == _path.Count)
        {
            _path.Add(new Node());
        }

        var node = _path[_depth++];
        (node.NextEdge, node.EdgesLeft, node.NameLength) = (_trie.Length - (int)cursor.Left, edges, _name.Count);
    }

    private void FollowNextEdge(Node node)
    {
        var cursor = new ByteCursor(_trie[node.NextEdge..]);
        while (cursor.U8() is var letter and not 0)
        {
            _name.Add(letter);
        }

        var target = ReadNumber(ref cursor);
        var end = _trie.Length - (int)cursor.Left;
        Spend(end - node.NextEdge);
        if (target >= (uint)_trie.Length)
        {
            throw new BinaryFormatException(
                $"An edge of the export trie leads to 0x{target:x}, beyond its end (0x{_trie.Length:x}).");
        }

        (node.NextEdge, node.EdgesLeft) = (end, node.EdgesLeft - 1);
        Enter(target);
    }

    private void AddName()
    {
        _nameBudget -= _name.Count;
        if (_nameBudget < 0)
        {
            throw new BinaryFormatException(
                $"The names in an export trie of 0x{_trie.Length:x} bytes grow without measure.");
        }

        _names.Add(ByteText.Decode(CollectionsMarshal.AsSpan(_name)));
    }

    private void Spend(int bytes)
    {
        _nodeBudget -= bytes;
        if (_nodeBudget < 0)
        {
            throw new BinaryFormatException(
                $"The nodes of an export trie of 0x{_trie.Length:x} bytes overlap, or lead in a circle.");
        }
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

    /// <summary>A node, from one of its edges on: one object for each level. Lists of structs of ours nobody has compiled.</summary>
    private sealed class Node
    {
        /// <summary>Offset of the first edge that is not followed yet.</summary>
        public int NextEdge { get; set; }

        /// <summary>How many are not followed yet.</summary>
        public int EdgesLeft { get; set; }

        /// <summary>Bytes of the name that leads to the node.</summary>
        public int NameLength { get; set; }
    }
}
