using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>With libraries that compilers made.</summary>
public sealed class ContractRealLibraryTests : IDisposable
{
    private readonly Workshop folder = new();
    private readonly List<InspectedLibrary> libraries = [];

    public void Dispose() => folder.Dispose();

    [FactIfTool("gcc", "x86_64-w64-mingw32-gcc")]
    public void FunctionThatOneSystemLacksIsFoundMissing()
    {
        folder.Write("a.c", """
            #ifdef _WIN32
            #define EXPORT __declspec(dllexport)
            EXPORT int sm_openW(void) { return 1; }
            #else
            #define EXPORT
            int sm_open(void) { return 1; }
            int sm_unix(void) { return 1; }
            #endif
            EXPORT int sm_both(void) { return 2; }
            """);
        Build("linux-x64", "libsm.so", "gcc", "-shared", "-fPIC", "a.c");
        Build("win-x64", "sm.dll", "x86_64-w64-mingw32-gcc", "-shared", "a.c");

        var result = Check(
            ContractCheckTests.Import("sm_open") with { CharSet = System.Runtime.InteropServices.CharSet.Unicode },
            ContractCheckTests.Import("sm_both"), ContractCheckTests.Import("sm_unix"));

        Assert.Equal(["NSDK4050 win-x64 sm_unix"], Describe(result));
        Assert.Equal(["sm_both", "sm_open", "sm_unix"], result.Libraries[0].EntryPoints);
        Assert.Equal(["sm_both", "sm_openW"], result.Libraries[1].EntryPoints);
        Assert.Equal((2, 0), (result.Libraries[1].Used, result.Libraries[1].Unused.Count));
    }

    [FactIfTool("g++", "x86_64-w64-mingw32-g++")]
    public void CppFunctionIsRecognised()
    {
        folder.Write("a.cpp", """
            #ifdef _WIN32
            #define EXPORT __declspec(dllexport)
            #else
            #define EXPORT
            #endif
            EXPORT void sm_free(void *handle) { (void)handle; }
            extern "C" EXPORT void sm_plain(void) { }
            """);
        Build("linux-x64", "libsm.so", "g++", "-shared", "-fPIC", "a.cpp");
        Build("win-x64", "sm.dll", "x86_64-w64-mingw32-g++", "-shared", "a.cpp");

        Assert.Equal(["NSDK4051 linux-x64 sm_free", "NSDK4051 win-x64 sm_free"], Describe(Check(ContractCheckTests.Import("sm_free"), ContractCheckTests.Import("sm_plain"))));
    }

    [FactIfTool("cargo")]
    public void RustFunctionIsFoundInTheSources()
    {
        folder.Write("Cargo.toml", "[package]\nname = \"sm\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n[workspace]\n");
        folder.Write("src/lib.rs", "mod ffi;\n#[no_mangle]\npub extern \"C\" fn sm_plain() -> i32 { 1 }\n");
        folder.Write("src/ffi.rs", "/// Frees.\npub extern \"C\" fn sm_free(_handle: *mut u8) {}\n");
        folder.Run("cargo", "build", "--offline", "--quiet");
        Add("linux-x64", "libsm.so", folder.Read("target/debug/" + Sandbox.Host.DynamicLibrary("sm")));
        var sources = new RustSources(folder["."]);

        var result = Check((_, function) => sources.FindUnexported(function), ContractCheckTests.Import("sm_free"), ContractCheckTests.Import("sm_plain"), ContractCheckTests.Import("sm_other"));

        Assert.Equal(["NSDK4052 linux-x64 sm_free", "NSDK4050 linux-x64 sm_other"], Describe(result).Order(StringComparer.Ordinal).Reverse());
        Assert.Contains("'sm_free' is not exported by libsm.so (linux-x64). It is at src/ffi.rs:2, without #[no_mangle]. ", result.Findings.Single(finding => finding.Subject == "sm_free").Text);
    }

    [FactIfTool("rustc")]
    public void RustNamesAreReadInBothSchemes()
    {
        folder.Write("a.rs", "#[inline(never)] pub fn sm_outer() -> i32 { inner::sm_deep() } pub mod inner { #[inline(never)] pub fn sm_deep() -> i32 { std::process::id() as i32 } }");
        foreach (var scheme in new[] { "legacy", "v0" })
        {
            string[] options = scheme == "legacy" ? [] : ["-C", "symbol-mangling-version=v0"];
            folder.Run(["rustc", "--edition", "2021", "--crate-type", "dylib", "--crate-name", "sm", "-C", "prefer-dynamic", .. options, "a.rs", "-o", "a.so"]);
            Assert.True(SharedLibrary.TryRead(folder.Read("a.so"), out var library, out var problem), problem);

            var names = library.Exports.Select(export => MangledName.TryRead(export, out var name) ? name : null)
                .Where(name => name?.Language == MangledLanguage.Rust).Select(name => name!.Identifier);

            Assert.Subset(names.ToHashSet(), new HashSet<string> { "sm_outer", "sm_deep" });
        }
    }

    [FactIfZig]
    public void MacOSAndOtherPlatformsAreCheckedFromHere()
    {
        folder.Write("a.cpp", "extern \"C\" int sm_plain(void) { return 1; } int sm_cpp(int x) { return x; }");
        foreach (var rid in new[] { "osx-arm64", "linux-musl-arm64", "freebsd-x64" })
        {
            var platform = PlatformTable.Default.Find(rid)!;
            Build(rid, platform.DynamicLibrary("sm"), Zig.Program!, "c++", "-target", platform.ZigTarget, "-shared", "-fPIC", "-nostdlib", "a.cpp");
        }

        Assert.Equal(
            ["NSDK4051 osx-arm64 sm_cpp", "NSDK4051 linux-musl-arm64 sm_cpp", "NSDK4051 freebsd-x64 sm_cpp"],
            Describe(Check(ContractCheckTests.Import("sm_cpp"), ContractCheckTests.Import("sm_plain"))));
    }

    private void Build(string rid, string file, params string[] command)
    {
        folder.Run([.. command, "-o", file]);
        Add(rid, file, folder.Read(file));
    }

    private void Add(string rid, string file, byte[] bytes)
    {
        Assert.True(SharedLibrary.TryRead(bytes, out var library, out var problem), problem);
        libraries.Add(new InspectedLibrary(
            new PackagedLibrary(rid, PackageFile.InMemory($"runtimes/{rid}/native/{file}", bytes)), PlatformTable.Default.Find(rid), library));
    }

    private ContractResult Check(params ManagedImport[] imports) => Check(null, imports);

    private ContractResult Check(Func<InspectedLibrary, string, string?>? findUnexported, params ManagedImport[] imports)
    {
        var bytes = ContractAssembly.Write(imports);
        return ContractCheck.Check([new PackagedAssembly("net8.0", PackageFile.InMemory("lib/net8.0/Sm.dll", bytes))], libraries, findUnexported);
    }

    private static IEnumerable<string> Describe(ContractResult result) => result.Findings.Select(finding => $"{finding.Code} {finding.Rid} {finding.Subject}");
}
