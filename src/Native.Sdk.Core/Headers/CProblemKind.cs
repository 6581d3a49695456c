namespace Native.Sdk.Headers;

/// <summary>Kinds of <see cref="CProblem"/>.</summary>
public enum CProblemKind
{
    /// <summary>A declaration, or a member of one, is not understood.</summary>
    Skipped,

    /// <summary>It is C++.</summary>
    CPlusPlus,

    /// <summary>A second declaration contradicts the first.</summary>
    Conflict,

    /// <summary>The text is longer than is read.</summary>
    TooLong,
}
