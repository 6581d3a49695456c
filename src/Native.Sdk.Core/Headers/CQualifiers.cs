namespace Native.Sdk.Headers;

/// <summary>What can be said about a type without changing its layout; <c>_Atomic</c> does not for types that fit a register.</summary>
[Flags]
public enum CQualifiers
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>const</c>.</summary>
    Const = 1,

    /// <summary><c>volatile</c>.</summary>
    Volatile = 2,

    /// <summary><c>restrict</c>.</summary>
    Restrict = 4,

    /// <summary><c>_Atomic</c>.</summary>
    Atomic = 8,
}
