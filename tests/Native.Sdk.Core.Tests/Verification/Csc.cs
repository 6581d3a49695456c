using Native.Sdk.Core.Tests.Binaries;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>The C# compiler of the SDK that runs the tests.</summary>
internal static class Csc
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(Framework, "../../../dotnet"));

    private static readonly string Compiler = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(Dotnet)!, "sdk"), "csc.dll", SearchOption.AllDirectories)
        .Where(file => file.Contains("bincore", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Last();

    /// <summary>Compiles a source against the running framework.</summary>
    internal static byte[] Compile(Workshop folder, string source, params string[] options)
    {
        folder.Write("a.cs", source);
        folder.Run([Dotnet, "exec", Compiler, "-nologo", "-noconfig", "-deterministic", "-unsafe", "-out:a.dll", $"-lib:{Framework}",
            "-r:System.Runtime.dll", "-r:System.Private.CoreLib.dll", "-r:System.Runtime.InteropServices.dll", "-r:System.Runtime.Loader.dll", .. options, "a.cs"]);
        return folder.Read("a.dll");
    }
}
