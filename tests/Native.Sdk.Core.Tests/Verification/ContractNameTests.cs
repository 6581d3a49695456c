using System.Reflection;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Which library a name means.</summary>
public sealed class ContractNameTests
{
    private const string Three = "linux-x64 osx-arm64 win-x64";

    [Theory]
    [InlineData("sm", "")]
    [InlineData("libsm", "NSDK4057 win-x64 sm.dll libsm")]
    [InlineData("sm.dll", "NSDK4057 linux-x64 libsm.so sm.dll|NSDK4057 osx-arm64 libsm.dylib sm.dll")]
    [InlineData("libsm.so", "NSDK4057 osx-arm64 libsm.dylib libsm.so|NSDK4057 win-x64 sm.dll libsm.so")]
    [InlineData("sm.so", "NSDK4057 osx-arm64 libsm.dylib sm.so|NSDK4057 win-x64 sm.dll sm.so")]
    [InlineData("libsm.so.1", "NSDK4057 linux-x64 libsm.so libsm.so.1|NSDK4057 osx-arm64 libsm.dylib libsm.so.1|NSDK4057 win-x64 sm.dll libsm.so.1")]
    [InlineData("libsm.dylib", "NSDK4057 linux-x64 libsm.so libsm.dylib|NSDK4057 win-x64 sm.dll libsm.dylib")]
    [InlineData("SM", "NSDK4053 linux-x64 libsm.so SM")]
    [InlineData("Sm.dll", "NSDK4057 linux-x64 libsm.so Sm.dll|NSDK4057 osx-arm64 libsm.dylib Sm.dll")]
    [InlineData("native/sm", "")]
    [InlineData("smx", "")]
    [InlineData("", "")]
    public void NameThatOnlySomeSystemsCompleteIsAnError(string name, string findings) => Assert.Equal(
        findings.Split('|', StringSplitOptions.RemoveEmptyEntries),
        new ContractPackage().Library(Three, "sm", "sm_a").Assembly("net8.0", ContractCheckTests.Import("sm_a", name)).Findings());

    [Fact]
    public void TextSaysWhatIsLookedForAndWhatToWrite() => Assert.Equal(
        ["'libsm', the library that Sm.dll (net8.0) names, does not lead to sm.dll (win-x64, win-x86): .NET looks for libsm, libsm.dll there, " +
        "and throws DllNotFoundException. Write 'sm'; .NET adds what the file has in front and at its end."],
        new ContractPackage().Library(Three + " win-x86", "sm", "sm_a").Assembly("net8.0", ContractCheckTests.Import("sm_a", "libsm")).Texts());

    [Fact]
    public void TextOfOtherCaseSaysWhereItFails() => Assert.Equal(
        ["'SM', the library that Sm.dll (net8.0) names, differs from libsm.so (linux-x64) in upper and lower case. Windows and macOS do not mind; " +
        "there it throws DllNotFoundException. Write 'sm'; .NET adds what the file has in front and at its end."],
        new ContractPackage().Library(Three, "sm", "sm_a").Assembly("net8.0", ContractCheckTests.Import("sm_a", "SM")).Texts());

    [Fact]
    public void NameWithLibIsProposedWhereTheWindowsFileHasItToo()
    {
        var package = new ContractPackage().Library("linux-x64", "sm", "sm_a").File("win-x64", "libsm.dll", "sm_a").Assembly("net8.0", ContractCheckTests.Import("sm_a"));

        Assert.Equal(["NSDK4057 win-x64 libsm.dll sm"], package.Findings());
        Assert.EndsWith("Write 'libsm'; .NET adds what the file has in front and at its end.", Assert.Single(package.Texts()));
    }

    [Fact]
    public void FilesWithoutACommonNameAreSaid() => Assert.EndsWith(
        "give it the same name on all, but for 'lib' on Linux and macOS and the ending.",
        Assert.Single(new ContractPackage().File("linux-x64", "libsm.so.1", "sm_a").File("win-x64", "sm.dll", "sm_a").Assembly("net8.0", ContractCheckTests.Import("sm_a")).Texts()));

    [Fact]
    public void OneNameForEachSystemIsAccepted() => Assert.Empty(
        new ContractPackage().Library(Three, "sm", "sm_a").Assembly("net8.0",
            ContractCheckTests.Import("sm_a", "sm.dll"), ContractCheckTests.Import("sm_a", "libsm.so"), ContractCheckTests.Import("sm_a", "libsm.dylib")).Findings());

    [Fact]
    public void FunctionsOfAnUnreachedLibraryAreCheckedAllTheSame() => Assert.Equal(
        ["NSDK4050 linux-x64 libsm.so sm_b", "NSDK4057 linux-x64 libsm.so sm.dll"],
        new ContractPackage().Library("linux-x64", "sm", "sm_a").Assembly("net8.0", ContractCheckTests.Import("sm_b", "sm.dll")).Findings());

    [Fact]
    public void AssemblyThatResolvesNamesItselfMayUseAny()
    {
        using var folder = new Workshop();
        var bytes = Csc.Compile(folder, """
            using System.Runtime.InteropServices;
            public static class Sm
            {
                [DllImport("sm.dll")] public static extern int sm_a(); [DllImport("sm.dll")] public static extern int sm_b();
                public static void Start() => NativeLibrary.SetDllImportResolver(typeof(Sm).Assembly, (_, _, _) => 0);
            }
            """, "-target:library");

        Assert.Equal(["NSDK4050 linux-x64 libsm.so sm_b"], new ContractPackage().Library("linux-x64", "sm", "sm_a").Assembly("net8.0", "Sm.dll", bytes).Findings());
    }

    [Theory]
    [InlineData("sm.dll", "sm")]
    [InlineData("SM.DLL", "SM")]
    [InlineData("libsm.so", "sm")]
    [InlineData("libsm.so.1", "sm")]
    [InlineData("libsm.so.1.2.3", "sm")]
    [InlineData("libsm2.so.1", "sm2")]
    [InlineData("libsm.dylib", "sm")]
    [InlineData("libsm2.1.dylib", "sm2")]
    [InlineData("libsm", "sm")]
    [InlineData("sm", "sm")]
    [InlineData("My.Native", "My.Native")]
    [InlineData("sm.2", "sm.2")]
    [InlineData("lib", "lib")]
    [InlineData(".so", "")]
    [InlineData("", "")]
    public void StemIsTheSameOnAllSystems(string name, string stem) => Assert.Equal(stem, LibraryName.Stem(name));

    [Theory]
    [InlineData("sm", TargetOs.Windows, "sm sm.dll")]
    [InlineData("sm.", TargetOs.Windows, "sm.")]
    [InlineData("sm.DLL", TargetOs.Windows, "sm.DLL")]
    [InlineData("sm.exe", TargetOs.Windows, "sm.exe")]
    [InlineData("sm.so", TargetOs.Windows, "sm.so sm.so.dll")]
    [InlineData("sm", TargetOs.MacOS, "sm.dylib libsm.dylib sm libsm")]
    [InlineData("sm.dylib", TargetOs.MacOS, "sm.dylib libsm.dylib sm.dylib.dylib libsm.dylib.dylib")]
    [InlineData("sm", TargetOs.FreeBsd, "sm.so libsm.so sm libsm")]
    [InlineData("sm.soft", TargetOs.Linux, "sm.soft.so libsm.soft.so sm.soft libsm.soft")]
    [InlineData("libsm.so.1", TargetOs.Linux, "libsm.so.1 liblibsm.so.1 libsm.so.1.so liblibsm.so.1.so")]
    public void FilesAreLookedForAsTheRuntimeDoes(string name, TargetOs os, string files) => Assert.Equal(files.Split(' '), LibraryName.Candidates(name, os));

    /// <summary>Asks the running .NET: of all files that could be meant, which does it load?</summary>
    [FactIfTool("gcc")]
    public void RuntimeFindsTheSameFiles()
    {
        using var folder = new Workshop();
        folder.Write("a.c", "int sm_a(void) { return 1; }");
        folder.Run("gcc", "-shared", "-fPIC", "a.c", "-o", "library");
        var library = folder.Read("library");
        string[] names = ["sm", "libsm", "sm.dll", "sm.so", "libsm.so", "sm.so.1", "libsm.so.1", "sm.dylib", "SM", "sm.soft", "sm.x"];
        string[] files = [.. names.SelectMany(name => LibraryName.Candidates(name, Sandbox.Host.Os)).Concat(["sm.dll", "libsm.so", "libsm.so.1", "Sm.so", "sm.dylib"]).Distinct()];
        var wrong = new List<string>();
        for (var i = 0; i < files.Length; i++)
        {
            // A folder for each: the operating system does not load a path twice.
            folder.Write($"{i}/{files[i]}", library);
            folder.Write($"{i}/Probe.dll", ContractAssembly.Write());
            var assembly = Assembly.LoadFile(folder[$"{i}/Probe.dll"]);
            foreach (var name in names)
            {
                var isLoaded = System.Runtime.InteropServices.NativeLibrary.TryLoad(name, assembly, System.Runtime.InteropServices.DllImportSearchPath.AssemblyDirectory, out var handle);
                if (isLoaded)
                {
                    System.Runtime.InteropServices.NativeLibrary.Free(handle);
                }

                if (isLoaded != LibraryName.Candidates(name, Sandbox.Host.Os).Any(file => file.Equals(files[i], LibraryName.Comparison(Sandbox.Host.Os))))
                {
                    wrong.Add($"{name} {(isLoaded ? "loads" : "does not load")} {files[i]}");
                }
            }
        }

        Assert.Empty(wrong);
    }
}
