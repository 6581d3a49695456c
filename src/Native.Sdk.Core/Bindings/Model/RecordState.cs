namespace Native.Sdk.Bindings;

/// <summary>How far a structure has come.</summary>
internal enum RecordState
{
    /// <summary>Only mentioned.</summary>
    Mentioned,

    /// <summary>Its members are being found out.</summary>
    InProgress,

    /// <summary>Known.</summary>
    Complete,
}
