namespace Native.Sdk.Bindings;

/// <summary>A structure as it is written for one generation of target frameworks.</summary>
/// <param name="Shape">How.</param>
/// <param name="Pack">Largest alignment of its members; 0 for their own.</param>
/// <param name="Size">Bytes that have to be said, because the members do not come to them; 0 without.</param>
/// <param name="Sizes">Bytes as the runtime sees them, by platform.</param>
/// <param name="Alignments">Likewise.</param>
internal sealed record RecordForm(RecordShape Shape, int Pack, long Size, long[] Sizes, int[] Alignments)
{
    /// <summary>Storage for bit-fields, in order, where members are sequential.</summary>
    public IReadOnlyList<BitStorage> Storage { get; init; } = [];
}
