using System.Runtime.InteropServices;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains;
using InteropLibrary = System.Runtime.InteropServices.NativeLibrary;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>What was built for a platform is loaded there, or where an emulator stands for it.</summary>
public sealed class LoadTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public LoadTests()
    {
        SmallLibrary.Write(Folder);
        sandbox.Declare("native");
    }

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private async Task<string> BuildAsync(string rid) => (await sandbox.For(rid).GoodBuildAsync("Release")).Library;

    [FactIfZig]
    public async Task ZigsLibraryForThisMachineLoadsIntoThisProcess()
    {
        sandbox.WithZig();
        var handle = InteropLibrary.Load(await BuildAsync(Sandbox.Host.Rid));
        try
        {
            Assert.Equal(42, Marshal.GetDelegateForFunctionPointer<Add>(InteropLibrary.GetExport(handle, "api_add"))(40, 2));
            Assert.Equal(3, Marshal.ReadInt32(InteropLibrary.GetExport(handle, "api_version")));
            Assert.False(InteropLibrary.TryGetExport(handle, "shared_inside", out _));
        }
        finally
        {
            InteropLibrary.Free(handle);
        }
    }

    [FactIfZig("aarch64-linux-gnu-gcc", "qemu-aarch64-static")]
    public async Task LibrariesForArm64Load()
    {
        var byCross = await sandbox.With(settings => settings with { Toolchain = NativeToolchain.System }).For("linux-arm64").GoodBuildAsync("Release");
        File.Copy(byCross.Library, Folder["cross.so"]);
        var byZig = await sandbox.WithZig().With(settings => settings with { Toolchain = NativeToolchain.Zig }).GoodBuildAsync("Release");
        Shell.Run(Folder.Path, "aarch64-linux-gnu-gcc", SmallLibrary.WriteLoader(Folder), "-o", "arm64", "-ldl");

        Assert.Equal([SmallLibrary.Answer, SmallLibrary.Answer],
            Shell.Lines(Folder.Path, "qemu-aarch64-static", "-L", "/usr/aarch64-linux-gnu", Folder["arm64"], byZig.Library, Folder["cross.so"]));
    }

    [FactIfZig("musl-gcc")]
    public async Task ALibraryForMuslLoads()
    {
        sandbox.WithZig();
        Shell.Run(Folder.Path, "musl-gcc", SmallLibrary.WriteLoader(Folder), "-o", "musl");

        Assert.Equal([SmallLibrary.Answer], Shell.Lines(Folder.Path, Folder["musl"], await BuildAsync("linux-musl-x64")));
    }

    [FactIfZig("x86_64-w64-mingw32-gcc", "wine", "wineserver")]
    public async Task LibrariesForWindowsLoad()
    {
        var byMinGW = await sandbox.With(settings => settings with { Toolchain = NativeToolchain.System }).For("win-x64").GoodBuildAsync("Release");
        File.Copy(byMinGW.Library, Folder["mingw.dll"]);
        var byZig = await sandbox.WithZig().With(settings => settings with { Toolchain = NativeToolchain.Zig }).GoodBuildAsync("Release");
        Shell.Run(Folder.Path, "x86_64-w64-mingw32-gcc", SmallLibrary.WriteLoader(Folder), "-o", "loader.exe");
        try
        {
            // Wine's services inherit its output and live on for a while: into a file, or one would wait for them.
            Wine("exec wine loader.exe \"$0\" mingw.dll >answers.txt 2>errors.txt </dev/null", byZig.Library);

            Assert.Equal([SmallLibrary.Answer, SmallLibrary.Answer], Folder.Read("answers.txt").Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            Wine("wineserver -k; wineserver -w");
        }

        void Wine(string script, params string[] arguments) => Shell.Run(Folder.Path,
            ["env", "WINEPREFIX=" + Folder["wine"], "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", "sh", "-c", script, .. arguments]);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Add(int a, int b);
}
