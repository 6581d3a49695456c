using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>Counts the values of an enum, and finds the type that holds them.</summary>
/// <remarks>
/// C23, 6.7.3.3; gcc manual, "Structures implementation": unsigned int, or int if a value is negative, or the next larger
/// that holds all; with <c>packed</c> the smallest. Microsoft: always int.
/// </remarks>
internal sealed class CEnumValues(CEnumType result, CDataModel model)
{
    private readonly List<CEnumerator> enumerators = [];
    private CConstant? last;
    private bool isUnknown;
    private long smallest;
    private ulong largest;

    public CEnumType Enum => result;

    /// <summary>The value here is not understood, so those that count on from it are not either.</summary>
    public void Unknown()
    {
        isUnknown = true;
        result.IsDamaged = true;
    }

    /// <param name="name">Its name.</param>
    /// <param name="value">Null to count on.</param>
    /// <param name="deprecated">Why it is.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="documentation">Its comment.</param>
    public CConstant? Add(string name, CConstant? value, string? deprecated, SourceLocation location, string documentation)
    {
        if (value is null && isUnknown)
        {
            return null;
        }

        isUnknown = false;
        var isUnsigned = value?.IsUnsigned ?? (last?.IsUnsigned == true || last?.Bits == long.MaxValue);
        var bits = value?.Bits ?? (last is null ? 0 : unchecked(last.Bits + 1));
        if (!isUnsigned && bits < 0)
        {
            smallest = Math.Min(smallest, bits);
        }
        else
        {
            largest = Math.Max(largest, (ulong)bits);
        }

        var type = result.IsFixed ? result.Underlying : Type(isUnsigned, bits);
        last = new CConstant(type, bits);
        enumerators.Add(new CEnumerator(name, last) { Deprecated = deprecated, Location = location, Documentation = documentation });
        return last;
    }

    public void Finish(bool isPacked, CLayout layout)
    {
        result.Enumerators = enumerators;
        if (result.IsFixed)
        {
            return;
        }

        CPrimitive[] candidates = model.HasMicrosoftRecords ? [CPrimitive.Int]
            : smallest < 0 ? isPacked ? [CPrimitive.SignedChar, CPrimitive.Short, CPrimitive.Int, CPrimitive.Long, CPrimitive.LongLong] : [CPrimitive.Int, CPrimitive.Long, CPrimitive.LongLong]
            : isPacked ? [CPrimitive.UnsignedChar, CPrimitive.UnsignedShort, CPrimitive.UnsignedInt, CPrimitive.UnsignedLong, CPrimitive.UnsignedLongLong]
            : [CPrimitive.UnsignedInt, CPrimitive.UnsignedLong, CPrimitive.UnsignedLongLong];
        foreach (var candidate in candidates)
        {
            var type = CPrimitiveType.Of(candidate);
            layout.TryGet(type, out var size, out _);
            result.Underlying = type;
            var bits = (int)size * 8;
            if (smallest < 0 ? smallest >= long.MinValue >> (64 - bits) && largest <= (ulong)(long.MaxValue >> (64 - bits)) : largest <= ulong.MaxValue >> (64 - bits))
            {
                break;
            }
        }
    }

    private CType Type(bool isUnsigned, long bits) => CPrimitiveType.Of(
        isUnsigned && bits < 0 ? model.LongSize == 8 ? CPrimitive.UnsignedLong : CPrimitive.UnsignedLongLong
        : bits is >= int.MinValue and <= int.MaxValue ? CPrimitive.Int
        : bits is > 0 and <= uint.MaxValue ? CPrimitive.UnsignedInt
        : model.LongSize == 8 ? CPrimitive.Long : CPrimitive.LongLong);
}
