using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Core.Tests.Toolchains.C;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Shared;

/// <summary><c>#include &lt;native_sdk.h&gt;</c> in projects of all kinds.</summary>
public sealed class SharedIncludeTests : IDisposable
{
    private const string Own = "#ifdef NATIVE_SDK_H\n__attribute__((visibility(\"default\"))) int packaged(void) { return NATIVE_SDK_CODE_PANIC; }\n#else\n__attribute__((visibility(\"default\"))) int own(void) { return 1; }\n#endif\n";
    private const string Source = "#include <native_sdk.h>\n" + Own;

    private readonly Sandbox sandbox = new();

    public SharedIncludeTests() => sandbox.Settings = settings => settings with { SharedFolder = SharedFolder };

    private static string SharedFolder => Path.Combine(Repository.Root, "native");

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    [FactIfTool("gcc", "readelf")]
    public async Task KindCFindsTheHeaderAndAHeaderOfTheUsersOwnWinsAsSoonAsItIsThere()
    {
        Folder.Write("c/a.c", Source);
        sandbox.Declare("c");
        var first = CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library);
        var noop = await sandbox.GoodBuildAsync();
        Folder.Write("c/include/native_sdk.h", "");
        var second = CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library);

        Assert.Equal(["packaged", "own"], [.. first, .. second]);
        Assert.Equal(0, noop.Processes);
    }

    [FactIfTool("gcc")]
    public async Task AHeaderOfAnotherPackageRecompilesWhoIncludesIt()
    {
        Folder.Write("c/a.c", Source);
        Folder.Write("c/b.c", "int b(void) { return 2; }\n");
        Folder.Write("package/include/native_sdk.h", File.ReadAllText(Path.Combine(SharedFolder, "include", "native_sdk.h")));
        sandbox.Settings = settings => settings with { SharedFolder = Folder["package"] };
        sandbox.Declare("c");
        await sandbox.GoodBuildAsync();
        Folder.Append("package/include/native_sdk.h", "/* another one */\n");
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["a.c"], build.Compiled);
    }

    [FactIfTool("gcc")]
    public async Task TheFolderOfThePackageIsNotInTheLibraryAndDoesNotChangeIt()
    {
        var libraries = new List<byte[]>();
        foreach (var place in (string[])["one", "another/place, with blanks"])
        {
            Folder.Write(place + "/include/native_sdk.h", File.ReadAllText(Path.Combine(SharedFolder, "include", "native_sdk.h")));
            Folder.Write("c/a.c", Source + "NATIVE_SDK_DEFINE_ERROR(c);\nconst char *where(void) { return NATIVE_SDK_WHERE; }\n");
            Folder.Append(place + "/include/native_sdk.h", "#define NATIVE_SDK_WHERE __FILE__\nstatic inline const char *native_sdk_where(void) { return __FILE__; }\n");
            Folder.Append("c/a.c", "const char *there(void) { return native_sdk_where(); }\n");
            sandbox.Settings = settings => settings with { SharedFolder = Folder[place], DebugSymbols = DebugSymbols.Embedded };
            sandbox.Redeclare("c");
            libraries.Add(File.ReadAllBytes((await sandbox.GoodBuildAsync("Release")).Library));
            Assert.DoesNotContain(Folder.Path, System.Text.Encoding.Latin1.GetString(libraries[^1]), StringComparison.Ordinal);
        }

        Assert.True(libraries[0].AsSpan().SequenceEqual(libraries[1]), "The bytes differ.");
    }

    [FactIfTool("gcc", "readelf", "sh")]
    public async Task CommandsLearnTheFolderByAVariable()
    {
        Folder.WriteScript("script/build.sh", "#!/bin/sh\nexec gcc -shared -fPIC -I\"$NATIVE_SDK_INCLUDE\" -o \"$1\" a.c\n");
        Folder.Write("script/a.c", Source);
        sandbox.Declare("script", ("Name", "script"), ("Inputs", "*.c;build.sh"), ("Command", "./build.sh {output}"));
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["packaged"], CBuildTests.Exports(build.Library));
    }

    [FactIfTool("cmake", "gcc", "readelf")]
    public async Task CMakeProjectsLearnTheFolderByAVariable()
    {
        Folder.Write("made/a.c", Source);
        Folder.Write("made/CMakeLists.txt", "cmake_minimum_required(VERSION 3.14)\nproject(made C)\nadd_library(made SHARED a.c)\ntarget_include_directories(made PRIVATE \"$ENV{NATIVE_SDK_INCLUDE}\")\n");
        sandbox.Declare("made/CMakeLists.txt");
        var build = await sandbox.GoodBuildAsync();
        var noop = await sandbox.GoodBuildAsync();

        Assert.Equal(["packaged"], CBuildTests.Exports(build.Library));
        Assert.Equal(0, noop.Processes);
    }
}
