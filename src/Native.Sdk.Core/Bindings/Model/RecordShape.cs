namespace Native.Sdk.Bindings;

/// <summary>How a structure is written in C#.</summary>
internal enum RecordShape
{
    /// <summary>Without members: it can only be pointed to.</summary>
    Opaque,

    /// <summary>Members in order, where the runtime's rules give C's layout on every platform.</summary>
    Sequential,

    /// <summary>Members at fixed offsets, the same on every platform.</summary>
    Explicit,

    /// <summary>Room for the largest, and accessors that pick the offset at run time.</summary>
    Varying,
}
