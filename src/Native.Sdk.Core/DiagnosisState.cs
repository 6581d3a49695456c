namespace Native.Sdk;

/// <summary>Whether a library can be had for a platform.</summary>
public enum DiagnosisState
{
    /// <summary>It can be built here, as far as tools go.</summary>
    Ready,

    /// <summary>It was built elsewhere and is taken as it is.</summary>
    Prebuilt,

    /// <summary>Something is missing; the problems say what.</summary>
    Missing,
}
