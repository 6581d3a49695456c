using Native.Sdk.Headers;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>What names and their order say by convention, where no annotation says it. docs/reference.md has it as tables.</summary>
/// <remarks>
/// A rule may only say yes where a library that means something else is not to be expected: a wrong yes reads or frees
/// memory that it should not, a wrong no costs a member that can be written by hand.
/// </remarks>
internal static class Conventions
{
    /// <summary>Words of functions that release, the better ones first.</summary>
    private static readonly string[] Releasing = ["free", "destroy", "delete", "dispose", "release", "unref", "close"];

    /// <summary>Words that the names of functions begin with whose result is new, and belongs to the caller.</summary>
    private static readonly string[] Making =
    [
        "new", "create", "open", "parse", "alloc", "load", "make", "build", "clone", "copy", "dup", "duplicate", "from", "compile", "connect",
        "read", "decode", "start", "with", "prepare",
    ];

    /// <summary>Names of lengths in elements.</summary>
    private static readonly string[] Lengths = ["length", "len", "count", "n", "num"];

    /// <summary>Names of lengths in bytes.</summary>
    private static readonly string[] Sizes = ["size", "sz", "bytes", "nbytes", "capacity", "cap"];

    /// <summary>Words before a length that say nothing about what it is of: <c>src, compressedSize</c>.</summary>
    private static readonly string[] Neutral =
        ["data", "buf", "buffer", "in", "input", "out", "output", "total", "max", "byte", "element", "item", "compressed", "uncompressed", "decompressed"];

    /// <summary>Words of functions that may release what they are given, without being its releasing function by name.</summary>
    private static readonly string[] Ending =
        ["finish", "finalize", "fini", "end", "done", "term", "terminate", "cleanup", "deinit", "uninit", "drop", "put", "quit", "exit", "teardown", "kill"];

    /// <summary>How good a releasing word is, 0 the best; null for other words.</summary>
    public static int? ReleaseRank(string word) =>
        Array.FindIndex(Releasing, known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) is >= 0 and var rank ? rank : null;

    /// <summary>Whether a function, by its name, may release what it is given.</summary>
    public static bool MayRelease(CFunction function) =>
        Words.Of(function.Name).Any(static word => ReleaseRank(word) is not null || Ending.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a word says that the function's result is new.</summary>
    public static bool Makes(string word) => Making.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word says that what is made does not depend on what it is made of.</summary>
    public static bool Copies(string word) => word.ToLowerInvariant() is "clone" or "copy" or "dup" or "duplicate";

    /// <summary>
    /// Whether a parameter is the length of the pointer before it, in elements. <c>length</c> or <c>count</c> alone will do, as
    /// will a name that has to do with the pointer's (<c>src, srcSize</c>); <c>filename, block_size</c> will not. Of what is
    /// larger than a byte, <c>size</c> is not known to be in elements, and <c>len</c> behind one thing (<c>id, len</c>) not to be its number.
    /// </summary>
    public static bool IsLengthOf(BoundParameter length, BoundParameter pointer, int elementSize)
    {
        if (length.Type.CSharp != "nuint" || Shapes.Target(length.C.Type) is not null || Words.Of(length.C.Name) is not { Count: > 0 } words
            || !(IsOneOf(Lengths, words) || (elementSize == 1 && IsOneOf(Sizes, words))))
        {
            return false;
        }

        var isNamedAfterIt = words.Count > 1 && Words.Of(pointer.C.Name).Any(word => words.Any(other => IsAlike(word, other)));
        var isBare = words.Count == 1 || words.SkipLast(1).All(static word => Neutral.Contains(word, StringComparer.OrdinalIgnoreCase));
        return isNamedAfterIt || (isBare
            && (elementSize == 1 || words[^1].ToLowerInvariant() is "count" or "n" or "num" || pointer.C.Name.EndsWith('s')));
    }

    /// <summary>Whether a parameter may have to do with the length of something, however it is typed.</summary>
    public static bool MayBeLength(BoundParameter parameter)
    {
        if (!Shapes.IsCount(parameter.C.Type))
        {
            return false;
        }

        var name = parameter.C.Name;
        var words = Words.Of(name);
        return words.Count == 0 || IsOneOf(Lengths, words) || IsOneOf(Sizes, words)
            || name.EndsWith("len", StringComparison.OrdinalIgnoreCase) || name.EndsWith("size", StringComparison.OrdinalIgnoreCase)
            || words[0] is "n" or "cb" or "num" or "max";
    }

    /// <summary>Whether a pointer parameter is where the call writes a length: <c>size_t *length_out</c>.</summary>
    public static bool IsLengthOut(BoundParameter parameter, bool isBytes) =>
        parameter.Type.CSharp == "nuint*" && !Shapes.PointsToConst(parameter.C.Type)
        && WithoutOut(parameter.C.Name) is { } name && Words.Of(name) is { Count: > 0 } words
        && (IsOneOf(Lengths, words) || name.EndsWith("len", StringComparison.OrdinalIgnoreCase) || (isBytes && IsOneOf(Sizes, words)));

    /// <summary>Whether a name says that the parameter is written: <c>out_x</c>, <c>x_out</c>, <c>outX</c>, <c>out</c>.</summary>
    public static bool IsOut(string name) => Words.Of(name) is { Count: > 0 } words && (IsOutWord(words[0]) || IsOutWord(words[^1]));

    /// <summary>The name without what says that it is written, or that it is in UTF-8.</summary>
    public static string WithoutOut(string name)
    {
        var words = Words.Of(name).ToList();
        if (words.Count > 1 && IsOutWord(words[0]))
        {
            words.RemoveAt(0);
        }

        if (words.Count > 1 && (IsOutWord(words[^1]) || IsUtf8(name)))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Count == 0 ? name : string.Join('_', words);
    }

    /// <summary>Whether a name says that it is text: <c>name_utf8</c>.</summary>
    public static bool IsUtf8(string name) => Words.Of(name) is { Count: > 1 } words && words[^1].Equals("utf8", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a function, by its name, keeps memory longer than the call: nothing for spans and strings, which are gone then.</summary>
    public static bool KeepsMemory(CFunction function) =>
        Words.Of(function.Name).Any(static word => word.TrimEnd('2', '3').ToLowerInvariant() is "ref" or "reference" or "borrow" or "static" or "nocopy" or "attach" or "memory" or "mem");

    /// <summary>Whether a function, by its name, keeps an object that it is given: it would have to outlive the one that keeps it.</summary>
    public static bool KeepsObjects(CFunction function) =>
        KeepsMemory(function) || Words.Of(function.Name).Any(static word => word.ToLowerInvariant() is "set" or "register" or "use");

    private static bool IsOutWord(string word) => word.Equals("out", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>buf</c> and <c>buffer</c>, <c>point</c> and <c>points</c>.</summary>
    private static bool IsAlike(string left, string right) =>
        Math.Min(left.Length, right.Length) >= 3
            ? left.StartsWith(right, StringComparison.OrdinalIgnoreCase) || right.StartsWith(left, StringComparison.OrdinalIgnoreCase)
            : left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string[] known, IReadOnlyList<string> words) =>
        known.Contains(words[^1], StringComparer.OrdinalIgnoreCase)
        || (words.Count > 1 && words[0].ToLowerInvariant() is "n" or "num" && known == Lengths);
}
