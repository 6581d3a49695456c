using System.Runtime.CompilerServices;

namespace Native.Sdk.Core.Tests.Support;

/// <summary>The repository that the tests were compiled from.</summary>
public static class Repository
{
    /// <summary>Absolute path of its root: the folder above this source file that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot([CallerFilePath] string file = "")
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Native.Sdk.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"No Native.Sdk.sln above '{file}'.");
    }
}
