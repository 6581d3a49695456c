namespace Native.Sdk.Tool;

/// <summary>How the command ends.</summary>
internal static class ExitCode
{
    /// <summary>All is well: every library can be had for every platform; nothing was found.</summary>
    public const int Good = 0;

    /// <summary>It is not: a library cannot be had, or the project is wrong; something was found.</summary>
    public const int Bad = 1;

    /// <summary>There is no answer: called wrongly, or with what cannot be looked at.</summary>
    public const int NoAnswer = 2;

    /// <summary>Ctrl-C: 128 and the number of the signal, as shells have it.</summary>
    public const int Cancelled = 130;
}
