namespace Native.Sdk.Bindings;

/// <summary>What stands for a C type in C#, on every platform at once.</summary>
internal sealed class NeutralType
{
    public static readonly NeutralType Void = new(NeutralKind.Void, "void");
    public static readonly NeutralType VoidPointer = new(NeutralKind.Pointer, "void*");
    public static readonly NeutralType NInt = new(NeutralKind.PointerSized, "nint");
    public static readonly NeutralType NUInt = new(NeutralKind.PointerSized, "nuint");
    public static readonly NeutralType CLong = new(NeutralKind.Long, "CLong");
    public static readonly NeutralType CULong = new(NeutralKind.Long, "CULong");
    public static readonly NeutralType Float = Fixed("float", 4);
    public static readonly NeutralType Double = Fixed("double", 8);

    private static readonly NeutralType[] Signed = [Fixed("sbyte", 1), Fixed("short", 2), Fixed("int", 4), Fixed("long", 8)];
    private static readonly NeutralType[] Unsigned = [Fixed("byte", 1), Fixed("ushort", 2), Fixed("uint", 4), Fixed("ulong", 8)];

    private NeutralType(NeutralKind kind, string csharp) => (Kind, CSharp) = (kind, csharp);

    public NeutralKind Kind { get; }

    /// <summary>What is written for it; empty for none.</summary>
    public string CSharp { get; }

    /// <summary>Bytes of a fixed one or an enum.</summary>
    public int Size { get; private init; }

    /// <summary>The structure.</summary>
    public BoundRecord? RecordType { get; private init; }

    /// <summary>Of an array; never an array itself.</summary>
    public NeutralType? Element { get; private init; }

    /// <summary>Elements of an array; -1 where platforms disagree.</summary>
    public long Length { get; private init; }

    /// <summary>Bytes of a varying one, by platform; 0 where it does not exist.</summary>
    public IReadOnlyList<int> Sizes { get; private init; } = [];

    /// <summary>Whether a fixed or varying one has a sign.</summary>
    public bool IsSigned => CSharp is "sbyte" or "short" or "int" or "long";

    /// <summary>Of none and varying: why, to follow "its type".</summary>
    public string Reason { get; private init; } = "";

    /// <summary>A C# integer of 1, 2, 4 or 8 bytes.</summary>
    public static NeutralType Integer(long size, bool isSigned) => (isSigned ? Signed : Unsigned)[System.Numerics.BitOperations.Log2((ulong)size)];

    public static NeutralType Pointer(string csharp) => new(NeutralKind.Pointer, csharp);

    public static NeutralType None(string reason) => new(NeutralKind.None, "") { Reason = reason };

    /// <summary>An integer of the largest size.</summary>
    public static NeutralType Varying(int[] sizes, bool isSigned, string reason) =>
        new(NeutralKind.Varying, Integer(sizes.Max(), isSigned).CSharp) { Sizes = sizes, Reason = reason };

    public static NeutralType Record(BoundRecord record) => new(NeutralKind.Record, CSharpNames.Escape(record.Name)) { RecordType = record };

    public static NeutralType Enum(string name, int size) => new(NeutralKind.Enum, CSharpNames.Escape(name)) { Size = size };

    public static NeutralType Array(NeutralType element, long length) => new(NeutralKind.Array, "") { Element = element, Length = length };

    private static NeutralType Fixed(string csharp, int size) => new(NeutralKind.Fixed, csharp) { Size = size };
}
