namespace Native.Sdk.Toolchains.C;

/// <summary>How a tool is told where to write.</summary>
internal static class OutputPath
{
    /// <summary>
    /// Absolute, but for a path with a percent sign: LLVM takes each for a digit that it may choose, for a name of its own
    /// beside the output, and then does not find the folder. Seen from the working directory there mostly is none.
    /// </summary>
    /// <param name="path">Absolute.</param>
    /// <param name="workingDirectory">Absolute.</param>
    public static string From(string path, string workingDirectory) =>
        path.Contains('%') ? Path.GetRelativePath(workingDirectory, path) : path;
}
