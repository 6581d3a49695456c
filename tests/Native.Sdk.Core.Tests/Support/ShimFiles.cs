namespace Native.Sdk.Core.Tests.Support;

/// <summary>The shim, which lies beside the tests, and the dotnet that runs it.</summary>
public static class ShimFiles
{
    public static string Shim { get; } = Path.Combine(AppContext.BaseDirectory, "Native.Sdk.Shim.dll");

    public static string? Dotnet { get; } = new[] { Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"), Environment.ProcessPath }
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")))
        .FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == "dotnet" && File.Exists(path));
}
