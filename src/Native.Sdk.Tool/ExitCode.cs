namespace Native.Sdk.Tool;

/// <summary>How the command ends.</summary>
internal static class ExitCode
{
    /// <summary>Every library can be had for every platform.</summary>
    public const int Good = 0;

    /// <summary>One cannot, or the project is wrong.</summary>
    public const int Bad = 1;

    /// <summary>There is no project of which it could be asked.</summary>
    public const int WrongUsage = 2;
}
