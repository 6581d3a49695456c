namespace Native.Sdk.Verification;

/// <summary>Whether .NET finds a library of the package by the name that a program gives it.</summary>
internal enum NameMatch
{
    /// <summary>It does.</summary>
    Found,

    /// <summary>It would if upper and lower case were the same.</summary>
    OtherCase,

    /// <summary>It is clear which library is meant, but the file is called otherwise: <c>sm.dll</c> on Linux.</summary>
    OtherForm,

    /// <summary>There is no such library for this platform.</summary>
    None,
}
