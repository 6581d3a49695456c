using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>
/// A library is built by the system's compiler in Debug and by zig in Release: what one of them accepts, the other must,
/// or a release breaks what was never seen to be broken.
/// </summary>
public sealed class SameSourcesTests : IDisposable
{
    /// <summary>Each is a source of its own.</summary>
    private static readonly Dictionary<string, string> Good = new()
    {
        ["date"] = "const char *date(void) { return __DATE__ __TIME__; }\n",
        ["overflow"] = "int overflow(int a) { return a + 1; }\nint shifted(int a) { return a << 40; }\n",
        ["unused"] = "static int unused(void) { return 1; }\nint used(void) { return 2; }\n",
    };

    /// <summary>Mistakes that old code is full of: a warning to both.</summary>
    private static readonly Dictionary<string, string> Doubtful = new()
    {
        ["pointer"] = "void take(int (*f)(void));\nvoid take(int (*f)(void)) { f(); }\nstatic int other(int x) { return x; }\nvoid give(void) { take(other); }\n",
        ["mismatch"] = "int nothing(int x) { if (x) return; return 1; }\n",
        ["value"] = "void something(int x) { return x; }\n",
    };

    /// <summary>Mistakes that make a wrong library: an error to both.</summary>
    private static readonly Dictionary<string, string> Bad = new()
    {
        ["function"] = "int call(void) { return missing(); }\n",
        ["type"] = "implicit(void) { return 1; }\n",
        ["conversion"] = "char *convert(int x) { return x; }\n",
    };

    private readonly Sandbox sandbox = new Sandbox().WithZig();

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private async Task<(Build Gcc, Build Zig)> BuildAsync(Dictionary<string, string> sources)
    {
        foreach (var (name, text) in sources)
        {
            Folder.Write($"native/{name}.c", text);
        }

        sandbox.Declare("native");
        var (gcc, zig) = (await sandbox.BuildAsync("Debug"), await sandbox.BuildAsync("Release"));
        Assert.Equal(("gcc", "zig"), (gcc.ToolsFor(Sandbox.Host.Rid).Split(' ')[0], zig.ToolsFor(Sandbox.Host.Rid).Split(' ')[0]));
        return (gcc, zig);
    }

    [FactIfZig("gcc")]
    public async Task WhatIsGoodIsGoodForBoth()
    {
        var (gcc, zig) = await BuildAsync(Good);

        Assert.True(gcc.Result.Succeeded && zig.Result.Succeeded, gcc.Messages.VisibleText + zig.Messages.VisibleText);
        Assert.Equal(gcc.ExportsFor(Sandbox.Host.Rid), zig.ExportsFor(Sandbox.Host.Rid));
    }

    [FactIfZig("gcc")]
    public async Task WhatIsDoubtfulIsAWarningToBoth()
    {
        var (gcc, zig) = await BuildAsync(Doubtful);

        Assert.True(gcc.Result.Succeeded && zig.Result.Succeeded, gcc.Messages.VisibleText + zig.Messages.VisibleText);
        Assert.Equal(["mismatch.c", "pointer.c", "value.c"], Files(gcc.Messages.Warnings));
        Assert.Equal(["mismatch.c", "pointer.c", "value.c"], Files(zig.Messages.Warnings));
    }

    [FactIfZig("gcc")]
    public async Task WhatIsWrongIsAnErrorToBoth()
    {
        var (gcc, zig) = await BuildAsync(Bad);

        Assert.Equal(["conversion.c", "function.c", "type.c"], Files(gcc.Messages.Errors));
        Assert.Equal(["conversion.c", "function.c", "type.c"], Files(zig.Messages.Errors));
        Assert.Equal(
            gcc.Messages.Errors.Where(error => error.Location is not null).Select(error => error.Code).Order(),
            zig.Messages.Errors.Where(error => error.Location is not null).Select(error => error.Code).Order());
    }

    /// <summary>A header that is preprocessed for its functions is no main file, whatever compilers think.</summary>
    [FactIfZig("gcc")]
    public async Task AHeaderWithPragmaOnceIsNoWarning()
    {
        Folder.Write("native/api.h", "#pragma once\nint used(void);\n");
        Folder.Write("native/used.c", "#include \"api.h\"\nint used(void) { return 2; }\nint inner(void) { return 3; }\n");
        sandbox.Declare("native", ("Header", "api.h"));
        var (gcc, zig) = (await sandbox.GoodBuildAsync("Debug"), await sandbox.GoodBuildAsync("Release"));

        Assert.All([gcc, zig], build => Assert.Equal(["used"], build.ExportsFor(Sandbox.Host.Rid)));
        Assert.Empty(gcc.Messages.Warnings.Concat(zig.Messages.Warnings));
    }

    /// <summary>Without optimisation zig compiles traps for undefined behaviour by itself; a program that wants them says so.</summary>
    [FactIfZig("gcc")]
    public async Task AnOverflowDoesNotEndTheProcess()
    {
        Folder.Write("native/overflow.c", Good["overflow"]);
        Folder.Write("call.c", """
            #include <dlfcn.h>
            #include <limits.h>
            #include <stdio.h>
            int main(int argc, char **argv)
            {
                void *library = dlopen(argv[1], RTLD_NOW);
                printf("%d\n", ((int (*)(int))dlsym(library, "overflow"))(INT_MAX) == INT_MIN);
                return 0;
            }
            """);
        Shell.Run(Folder.Path, "gcc", "call.c", "-o", "call", "-ldl");
        sandbox.With(settings => settings with { Toolchain = NativeToolchain.Zig }).Declare("native");
        var (debug, release) = (await sandbox.GoodBuildAsync("Debug"), await sandbox.GoodBuildAsync("Release"));

        Assert.StartsWith("zig", debug.ToolsFor(Sandbox.Host.Rid), StringComparison.Ordinal);
        Assert.Equal("1\n", Shell.Run(Folder.Path, Folder["call"], debug.Library));
        Assert.Equal("1\n", Shell.Run(Folder.Path, Folder["call"], release.Library));
    }

    private static string[] Files(IEnumerable<Native.Sdk.Diagnostics.Message> messages) =>
        [.. messages.Where(message => message.Location is not null).Select(message => Path.GetFileName(message.Location!.File)).Distinct().Order(StringComparer.Ordinal)];
}
