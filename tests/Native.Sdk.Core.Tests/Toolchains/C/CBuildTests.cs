using System.Text.Json;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Toolchains.C;

/// <summary>C projects through NativeBuild with the real gcc: what is built anew, and when.</summary>
public sealed class CBuildTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private void WriteTwoUnits()
    {
        Folder.Write("native/h.h", "int one(void);\nint two(void);\n");
        Folder.Write("native/a.c", "#include \"h.h\"\nint one(void) { return 1; }\n");
        Folder.Write("native/b.c", "int two(void) { return 2; }\n");
        sandbox.Declare("native");
    }

    [FactIfTool("gcc")]
    public async Task TheSecondBuildStartsNoProcess()
    {
        WriteTwoUnits();
        var first = await sandbox.GoodBuildAsync();
        var second = await sandbox.GoodBuildAsync();
        var third = await sandbox.GoodBuildAsync();

        Assert.Equal(["a.c compiled", "b.c compiled", "libnative.so linked", "libnative.so staged"], first.Steps);
        Assert.Equal((0, 0), (second.Processes, third.Processes));
        Assert.Equal([], second.Steps);
        Assert.Equal(["one", "two"], Exports(first.Library));
    }

    [FactIfTool("gcc")]
    public async Task ACommentInAHeaderRecompilesItsIncludersButDoesNotRelink()
    {
        WriteTwoUnits();
        await sandbox.GoodBuildAsync("Release");
        Folder.Append("native/h.h", "// a comment\n");
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.Equal(["a.c recompiled"], build.Steps);
        Assert.Equal([Folder["native/h.h"] + " changed"], build.Reasons);
    }

    [FactIfTool("gcc")]
    public async Task ARemovedSourceLosesItsObjectAndIsGoneFromTheLibrary()
    {
        WriteTwoUnits();
        await sandbox.GoodBuildAsync();
        var item = Assert.Single(Directory.GetFiles(Folder["obj"], "b.c.o", SearchOption.AllDirectories));
        Folder.Delete("native/b.c");
        var build = await sandbox.GoodBuildAsync();

        Assert.False(File.Exists(item));
        Assert.Equal(["one"], Exports(build.Library));
        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    [FactIfTool("gcc")]
    public async Task AnAddedSourceIsCompiledAlone()
    {
        WriteTwoUnits();
        await sandbox.GoodBuildAsync();
        Folder.Write("native/sub/c.c", "int three(void) { return 3; }");
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["libnative.so relinked", "libnative.so staged again", "sub/c.c compiled"], build.Steps);
        Assert.Equal(["one", "three", "two"], Exports(build.Library));
    }

    [FactIfTool("gcc")]
    public async Task ARenamedProjectLosesItsOldLibrary()
    {
        WriteTwoUnits();
        var old = (await sandbox.GoodBuildAsync("Release")).Library;
        sandbox.Redeclare("native", ("Name", "renamed"));
        var build = await sandbox.GoodBuildAsync("Release");

        Assert.Equal("librenamed.so", Path.GetFileName(build.Library));
        Assert.False(File.Exists(old), "the old library is still staged");
        Assert.False(File.Exists(old + ".debug"), "the old symbols are still staged");
    }

    /// <summary>After somebody has deleted the old project's folder by hand.</summary>
    [FactIfTool("gcc")]
    public async Task ARenamedProjectWhoseObjectsAreGoneAlreadyBuilds()
    {
        WriteTwoUnits();
        await sandbox.GoodBuildAsync();
        Directory.Delete(Path.Combine(sandbox.Directory().Root, Sandbox.Host.Rid), recursive: true);
        sandbox.Redeclare("native", ("Name", "renamed"));

        Assert.Equal("librenamed.so", Path.GetFileName((await sandbox.GoodBuildAsync()).Library));
    }

    [FactIfTool("gcc")]
    public async Task ADeletedHeaderThatNobodyNeedsAnyMoreIsNoError()
    {
        WriteTwoUnits();
        await sandbox.GoodBuildAsync();
        Folder.Delete("native/h.h");
        Folder.Write("native/a.c", "int one(void) { return 1; }\n");

        Assert.Equal(["a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    [FactIfTool("gcc")]
    public async Task ANewHeaderThatHidesAnotherRecompilesThoseWhoIncludeIt()
    {
        Folder.Write("native/second/h.h", "#define VALUE 1\n");
        Folder.Write("native/a.c", "#include <h.h>\nint value(void) { return VALUE; }\n");
        Folder.Write("native/b.c", "int two(void) { return 2; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first;second"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/first/h.h", "#define VALUE 2\n");
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["a.c"], build.Compiled.AsEnumerable());
        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    /// <summary>Folders that are searched later, the includer's own folder where the name is in angles, and folders that nobody searches.</summary>
    [FactIfTool("gcc")]
    public async Task ANewHeaderThatComesBehindTheOneThatIsFoundRecompilesNobody()
    {
        Folder.Write("native/second/h.h", "#define VALUE 1\n");
        Folder.Write("native/src/a.c", "#include <h.h>\nint value(void) { return VALUE; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first;second;third"));
        await sandbox.GoodBuildAsync();
        foreach (var folder in (string[])["third/h.h", "src/h.h", "h.h"])
        {
            Folder.Write("native/" + folder, "#define VALUE 2\n");
        }

        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    [FactIfTool("gcc")]
    public async Task AHeaderBesideItsIncluderIsNotHiddenByANewOneInASearchedFolder()
    {
        Folder.Write("native/src/h.h", "#define VALUE 1\n");
        Folder.Write("native/src/a.c", "#include \"h.h\"\nint value(void) { return VALUE; }\n");
        Folder.Write("native/b.c", "#include \"src/h.h\"\nint other(void) { return VALUE; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/first/h.h", "#define VALUE 2\n");

        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    [FactIfTool("gcc")]
    public async Task ANewHeaderBesideTheIncluderHidesTheOneThatItNamesInQuotes()
    {
        Folder.Write("native/first/h.h", "#define VALUE 1\n");
        Folder.Write("native/src/a.c", "#include \"h.h\"\nint value(void) { return VALUE; }\n");
        Folder.Write("native/src/b.c", "#include <h.h>\nint other(void) { return VALUE; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/src/h.h", "#define VALUE 2\n");

        Assert.Equal(["src/a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    /// <summary>The name that it has in no text: that of an option, that of a macro.</summary>
    [FactIfTool("gcc")]
    public async Task ANewHeaderIsSeenWhereNoTextNamesTheOneThatItHides()
    {
        Folder.Write("native/second/h.h", "#define VALUE 1\n");
        Folder.Write("native/second/m.h", "#define MORE 1\n");
        Folder.Write("native/a.c", "#define HEADER <m.h>\n#include HEADER\nint value(void) { return VALUE + MORE; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first;second"), ("CompileOptions", "-include;h.h"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/first/h.h", "#define VALUE 2\n");
        Assert.Equal(["a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
        Folder.Write("native/first/m.h", "#define MORE 2\n");
        Assert.Equal(["a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    /// <summary>gcc looks into <c>-isystem</c> behind all <c>-I</c>, wherever they stand.</summary>
    [FactIfTool("gcc")]
    public async Task FoldersOfHeadersCountInTheOrderInWhichTheCompilerSearchesThem()
    {
        Folder.Write("native/plain/h.h", "#define VALUE 1\n");
        Folder.Write("native/system/other.h", "");
        Folder.Write("native/quoted/other.h", "");
        Folder.Write("native/src/a.c", "#include \"h.h\"\nint value(void) { return VALUE; }\n");
        sandbox.Declare("native", ("CompileOptions", "-isystem;system;-Iplain;-iquote;quoted"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/system/h.h", "#define VALUE 2\n");
        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
        Folder.Write("native/quoted/h.h", "#define VALUE 3\n");
        Assert.Equal(["src/a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    [FactIfTool("gcc")]
    public async Task AHeaderThatIsAskedForIsNotSeenTwice()
    {
        Folder.Write("native/first/config.h", "#define VALUE 1\n");
        Folder.Write("native/a.c", "#if __has_include(<config.h>)\n#include <config.h>\n#endif\nint value(void) { return VALUE; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first;second"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/second/config.h", "#define VALUE 2\n");

        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    /// <summary>Of the same name as one that is found in another way: beside its source here, where no folder is searched.</summary>
    [FactIfTool("gcc")]
    public async Task ANewHeaderBehindTheOneThatIsFoundHidesNothing()
    {
        Folder.Write("native/first/x.h", "#include <h.h>\n");
        Folder.Write("native/first/h.h", "#define VALUE 1\n");
        Folder.Write("native/src/h.h", "#define OTHER 2\n");
        Folder.Write("native/src/a.c", "#include <x.h>\n#include \"h.h\"\nint value(void) { return VALUE + OTHER; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first;second;third"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/third/h.h", "#define VALUE 3\n");
        var behind = await sandbox.GoodBuildAsync();
        Folder.Write("native/src/x.h", "#define VALUE 4\n");
        var besideTheSource = await sandbox.GoodBuildAsync();

        Assert.Equal(0, behind.Processes);
        Assert.Equal(0, besideTheSource.Processes);
    }

    /// <summary>#include_next goes past the one that is found first.</summary>
    [FactIfTool("gcc")]
    public async Task ANewHeaderThatIncludeNextFindsIsSeen()
    {
        Folder.Write("native/first/h.h", "#include_next <h.h>\n");
        Folder.Write("native/third/h.h", "#define VALUE 1\n");
        Folder.Write("native/src/a.c", "#include <h.h>\nint value(void) { return VALUE; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first;second;third"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/second/h.h", "#define VALUE 2\n");

        Assert.Equal(["src/a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    /// <summary>Each of two new files sees that the other one exists.</summary>
    [FactIfTool("gcc")]
    public async Task TwoHeadersThatAreAskedForAndAppearTogetherAreSeen()
    {
        Folder.Write("native/a.c", "#if __has_include(<config.h>)\n#define VALUE 2\n#else\n#define VALUE 1\n#endif\nint value(void) { return VALUE; }\n");
        sandbox.Declare("native", ("IncludeDirectories", "first;second"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/first/config.h", "");
        Folder.Write("native/second/config.h", "");

        Assert.Equal(["a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    [FactIfTool("gcc")]
    public async Task ANewHeaderInAFolderThatOnlyAnOptionNamesIsSeen()
    {
        Folder.Write("native/second/h.h", "#define VALUE 1\n");
        Folder.Write("native/first/other.h", "");
        Folder.Write("native/a.c", "#include <h.h>\nint value(void) { return VALUE; }\n");
        sandbox.Declare("native", ("CompileOptions", "-Ifirst;-Isecond"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/first/h.h", "#define VALUE 2\n");

        Assert.Equal(["a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    [FactIfTool("gcc")]
    public async Task AHeaderThatWasAskedForWithHasIncludeIsSeenWhenItAppears()
    {
        Folder.Write("native/a.c", "#if __has_include(\"config.h\")\n#include \"config.h\"\n#else\n#define VALUE 1\n#endif\nint value(void) { return VALUE; }\n");
        sandbox.Declare("native");
        await sandbox.GoodBuildAsync();
        Folder.Write("native/config.h", "#define VALUE 2\n");

        Assert.Equal(["a.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    /// <summary>What was read when the source was compiled is not new when it is back.</summary>
    [FactIfTool("gcc")]
    public async Task AHeaderThatWasGoneWhileTheBuildFailedIsNotNew()
    {
        void Write(bool isGood)
        {
            if (isGood)
            {
                Folder.Write("native/a.c", "#if __has_include(\"config.h\")\n#include \"config.h\"\n#endif\nint value(void) { return VALUE; }\n");
                Folder.Write("native/config.h", "#define VALUE 2\n");
            }
            else
            {
                File.Delete(Folder["native/a.c"]);
                File.Delete(Folder["native/config.h"]);
            }

            Folder.Write("native/b.c", isGood ? "int other(void) { return 1; }\n" : "int other(void) { return }\n");
        }

        Write(isGood: true);
        await sandbox.Declare("native").GoodBuildAsync();
        Write(isGood: false);
        var failed = await sandbox.BuildAsync();
        Write(isGood: true);
        var back = await sandbox.GoodBuildAsync();

        Assert.False(failed.Result.Succeeded);
        Assert.Equal(0, back.Processes);
    }

    /// <summary>A static library that the linker finds by -L is an input like one that is named by its path.</summary>
    [FactIfTool("gcc", "ar")]
    public async Task AChangedStaticLibraryRelinks()
    {
        Folder.Write("native/a.c", "int inner(void);\nint outer(void) { return inner(); }\n");
        void MakeArchive(int value)
        {
            Folder.Write("dep/inner.c", $"int inner(void) {{ return {value}; }}");
            Shell.Run(Folder["dep"], "gcc", "-fPIC", "-c", "inner.c", "-o", "inner.o");
            Shell.Run(Folder["dep"], "ar", "rcs", "libinner.a", "inner.o");
        }

        MakeArchive(1);
        sandbox.Declare("native", ("Libraries", "../dep/libinner.a"));
        await sandbox.GoodBuildAsync();
        MakeArchive(2);
        var byPath = await sandbox.GoodBuildAsync();
        sandbox.Redeclare("native", ("Libraries", "inner"), ("LinkOptions", "-L" + Folder["dep"]));
        await sandbox.GoodBuildAsync();
        MakeArchive(3);
        var byName = await sandbox.GoodBuildAsync();

        Assert.Contains("libnative.so relinked", byPath.Steps);
        Assert.Contains("libnative.so relinked", byName.Steps);
    }

    [FactIfTool("gcc")]
    public async Task AChangedFileThatALinkOptionNamesRelinks()
    {
        Folder.Write("native/a.c", "int one(void) { return 1; }\n");
        Folder.Write("native/more.ld", "INPUT(-lm)\n");
        sandbox.Declare("native", ("LinkOptions", "more.ld"));
        await sandbox.GoodBuildAsync();
        Folder.Write("native/more.ld", "INPUT(-lc)\n");

        Assert.Contains("libnative.so relinked", (await sandbox.GoodBuildAsync()).Steps);
    }

    /// <summary>Forty files with a random include graph; after each of thirty edits the recompiled set is what gcc -MM says.</summary>
    [FactIfTool("gcc")]
    public async Task ExactlyTheIncludersAreRecompiledOverARandomGraph()
    {
        var random = new Random(20260101);
        const int Headers = 25, Sources = 12;
        string Header(int i) => i % 3 == 0 ? $"include/d{i % 4}/h{i}.h" : $"include/h{i}.h";
        string Include(int i) => $"#include \"{Header(i)["include/".Length..]}\"\n";
        string HeaderText(int i) => $"#ifndef H{i}\n#define H{i}\n"
            + string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(Headers)).Where(j => j > i).Distinct().Select(Include)) + $"struct s{i} {{ int x; }};\n#endif\n";
        string SourceText(int i) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Include(random.Next(Headers)))) + $"int f{i}(void) {{ return {random.Next(100)}; }}\n";
        for (var i = 0; i < Headers; i++)
        {
            Folder.Write("native/" + Header(i), HeaderText(i));
        }

        string[] names = [.. Enumerable.Range(0, Sources).Select(i => $"s{i}.c")];
        for (var i = 0; i < Sources; i++)
        {
            Folder.Write("native/" + names[i], SourceText(i));
        }

        sandbox.Declare("native");
        Dictionary<string, HashSet<string>> Oracle() => Shell.Run(Folder["native"], ["gcc", "-MM", "-Iinclude", .. names]).Replace("\\\n", " ")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(rule => rule.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(files => files[0], files => files.ToHashSet());
        await sandbox.GoodBuildAsync();
        var before = Oracle();
        for (var edit = 0; edit < 30; edit++)
        {
            var changed = new HashSet<string>();
            for (var i = 0; i <= edit % 3; i++)
            {
                var isHeader = random.Next(3) > 0;
                var number = random.Next(isHeader ? Headers : Sources);
                var file = isHeader ? Header(number) : names[number];
                if (random.Next(2) == 0)
                {
                    Folder.Write("native/" + file, isHeader ? HeaderText(number) : SourceText(number));
                }

                Folder.Append("native/" + file, $"/* {edit} */\n");
                changed.Add(file);
            }

            var expected = before.Where(pair => pair.Value.Overlaps(changed)).Select(pair => pair.Key).Order(StringComparer.Ordinal);
            var build = await sandbox.GoodBuildAsync();
            Assert.Equal(expected, build.Compiled.Order(StringComparer.Ordinal));
            before = Oracle();
        }

        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    [FactIfTool("gcc")]
    public async Task EveryOptionReachesTheCompilerAndItsChangeRebuilds()
    {
        Folder.Write("native/a.c", "#include <math.h>\nint value(void) { return VALUE + EXTRA; }\nconst char *text(void) { return TEXT; }\nlong standard(void) { return __STDC_VERSION__; }\ndouble root(double x) { return sqrt(x); }\n");
        Folder.Write("more/extra.h", "#define EXTRA 1\n");
        (string, string)[] metadata = [("Defines", "VALUE=1;TEXT=\"a \\\"b\\\" $c\""), ("CompileOptions", "-include;extra.h;-Wall"), ("IncludeDirectories", "../more"), ("CStandard", "c11"), ("Libraries", "m")];
        sandbox.Declare("native", metadata);
        var first = await sandbox.GoodBuildAsync();
        sandbox.Redeclare("native", [("Defines", "VALUE=2;TEXT=\"a\""), .. metadata[1..]]);
        var second = await sandbox.GoodBuildAsync();
        sandbox.Redeclare("native", [("Defines", "VALUE=2;TEXT=\"a\""), .. metadata[1..3], ("CStandard", "gnu17"), ("Libraries", "m")]);
        var third = await sandbox.GoodBuildAsync();
        Folder.Write("more/extra.h", "#define EXTRA 2\n");
        var fourth = await sandbox.GoodBuildAsync();
        sandbox.Redeclare("native", [("Defines", "VALUE=2;TEXT=\"a\""), .. metadata[1..3], ("CStandard", "gnu17"), ("Libraries", "m"), ("LinkOptions", "-Wl,-z,nodelete")]);
        var fifth = await sandbox.GoodBuildAsync();

        Assert.Contains("a \"b\" $c", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(first.Library)) + "a \"b\" $c", StringComparison.Ordinal);
        Assert.Equal(["its options changed"], second.Reasons.Take(1));
        Assert.Equal(["a.c"], third.Compiled.AsEnumerable());
        Assert.Equal(["a.c"], fourth.Compiled.AsEnumerable());
        Assert.Equal((0, true), (fifth.Compiled.Length, fifth.Steps.Contains("libnative.so relinked")));
        Assert.Contains("NODELETE", Shell.Run("/", "readelf", "-d", fifth.Library), StringComparison.Ordinal);
    }

    [FactIfTool("gcc")]
    public async Task AVariableOfTheCompilerRebuildsAndAnotherDoesNot()
    {
        WriteTwoUnits();
        await sandbox.GoodBuildAsync();
        sandbox.Environment["SOMETHING_ELSE"] = "1";
        var unrelated = await sandbox.GoodBuildAsync();
        sandbox.Environment["CPATH"] = Folder["native"];
        var related = await sandbox.GoodBuildAsync();

        Assert.Equal((0, 2), (unrelated.Processes, related.Compiled.Length));
        Assert.Contains("a variable of its environment changed", related.Reasons);
    }

    [FactIfTool("gcc")]
    public async Task AnUpdateOfTheCompilerRebuilds()
    {
        WriteTwoUnits();
        Folder.WriteScript("tools/mycc", "#!/bin/sh\n# 1\nexec gcc \"$@\"\n");
        sandbox.Settings = settings => settings with { Compiler = Folder["tools/mycc"] };
        await sandbox.GoodBuildAsync();
        var noop = await sandbox.GoodBuildAsync();
        Folder.WriteScript("tools/mycc", "#!/bin/sh\n# 2\nexec gcc \"$@\"\n");
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(0, noop.Processes);
        Assert.Equal(["a.c", "b.c"], build.Compiled.AsEnumerable());
        Assert.Contains("the tool changed", build.Reasons);
    }

    [FactIfTool("gcc")]
    public async Task ALauncherStandsBeforeEveryCompile()
    {
        WriteTwoUnits();
        Folder.WriteScript("tools/launch", $"#!/bin/sh\necho \"$@\" >> '{Folder["log"]}'\nexec \"$@\"\n");
        sandbox.Settings = settings => settings with { CompilerLauncher = Folder["tools/launch"] };
        await sandbox.GoodBuildAsync();

        var lines = File.ReadAllLines(Folder["log"]);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Matches("^/.*gcc .* -c [ab][.]c ", line));
    }

    [FactIfTool("gcc")]
    public async Task AToolThatIsNamedAndMissingIsACodedError()
    {
        WriteTwoUnits();
        sandbox.Settings = settings => settings with { Compiler = "/opt/none/gcc" };
        var property = await sandbox.BuildAsync();
        sandbox.Settings = settings => settings with { CompilerLauncher = "nocache" };
        var launcher = await sandbox.BuildAsync();
        sandbox.Settings = settings => settings;
        sandbox.Environment["CC"] = "nogcc";
        var variable = await sandbox.BuildAsync();

        Assert.Contains("NSDK2005", property.Messages.ErrorCodes);
        Assert.Contains("Property NativeCompiler is '/opt/none/gcc'", property.Messages.VisibleText, StringComparison.Ordinal);
        Assert.Contains("NSDK2009", launcher.Messages.ErrorCodes);
        Assert.Contains("Variable CC is 'nogcc'", variable.Messages.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutACompilerTheErrorSaysHowToGetOne()
    {
        WriteTwoUnits();
        sandbox.Environment["PATH"] = Folder["native"];
        var build = await sandbox.BuildAsync();

        Assert.Equal(["NSDK2002", "NSDK3002"], build.Messages.ErrorCodes);
        Assert.Contains("apt-get install", build.Messages.VisibleText, StringComparison.Ordinal);
    }

    [FactIfTool("gcc")]
    public async Task ACompileErrorHasItsPlaceAndTheLastGoodLibraryStays()
    {
        WriteTwoUnits();
        var library = (await sandbox.GoodBuildAsync()).Library;
        var bytes = File.ReadAllBytes(library);
        Folder.Write("native/b.c", "int two(void)\n{\n  return undeclared;\n}\n");
        var build = await sandbox.BuildAsync();

        Assert.False(build.Result.Succeeded);
        var error = build.Messages.Errors[0];
        Assert.Equal(new SourceLocation(Folder["native/b.c"], 3, 10), error.Location);
        Assert.Contains("undeclared", error.Text, StringComparison.Ordinal);
        Assert.Contains(build.Messages.Errors, message => message.Code == "NSDK3002" && message.Text.Contains(library, StringComparison.Ordinal));
        Assert.Equal(bytes, File.ReadAllBytes(library));
    }

    [FactIfTool("gcc")]
    public async Task AllBrokenSourcesAreReportedAtOnceAndTheGoodOneIsKept()
    {
        Folder.Write("native/a.c", "int a(void) { return x; }");
        Folder.Write("native/b.c", "int b(void) { return y; }");
        Folder.Write("native/c.c", "int c(void) { return 1; }");
        sandbox.Declare("native");
        var broken = await sandbox.BuildAsync();
        Folder.Write("native/a.c", "int a(void) { return 1; }");
        Folder.Write("native/b.c", "int b(void) { return 1; }");
        var repaired = await sandbox.GoodBuildAsync();

        Assert.Equal(["a.c", "b.c"], broken.Messages.Errors.Where(error => error.Location is not null).Select(error => Path.GetFileName(error.Location!.File)).Order().Distinct());
        Assert.Equal(["a.c", "b.c"], repaired.Compiled.AsEnumerable());
    }

    [FactIfTool("gcc")]
    public async Task AWarningHasTheCodeThatNoWarnCanName()
    {
        Folder.Write("native/a.c", "int one(void) { int unused; return 1; }");
        sandbox.Declare("native", ("CompileOptions", "-Wall"));
        var build = await sandbox.GoodBuildAsync();

        var warning = Assert.Single(build.Messages.Warnings);
        Assert.Equal(("Wunused-variable", 1, 21), (warning.Code, warning.Location!.Line, warning.Location.Column));
    }

    [FactIfTool("gcc")]
    public async Task AnImplicitDeclarationIsAnErrorForGccToo()
    {
        Folder.Write("native/a.c", "int one(void) { return missing(); }");
        sandbox.Declare("native");

        Assert.Contains((await sandbox.BuildAsync()).Messages.Errors, error => error.Code == "Wimplicit-function-declaration");
    }

    /// <summary>What is missing must stand in an error, not in a line that only a verbose build shows.</summary>
    [FactIfTool("gcc")]
    public async Task AnUndefinedSymbolIsNamedInAnError()
    {
        Folder.Write("native/a.c", "int missing_function(void);\nint one(void)\n{\n  return missing_function();\n}\n");
        sandbox.Declare("native");
        var build = await sandbox.BuildAsync();

        Assert.False(build.Result.Succeeded);
        Assert.Contains(build.Messages.Errors, error => error.Text.Contains("missing_function", StringComparison.Ordinal));
    }

    [FactIfTool("gcc")]
    public async Task AnErrorOfTheAssemblerHasItsPlace()
    {
        Folder.Write("native/a.S", ".text\n.globl one\none:\n  frobnicate %eax\n");
        sandbox.Declare("native");
        var build = await sandbox.BuildAsync();

        Assert.Contains(build.Messages.Errors, error => error.Location == new SourceLocation(Folder["native/a.S"], 4) && error.Text.Contains("frobnicate", StringComparison.Ordinal));
    }

    [FactIfTool("gcc")]
    public async Task WithoutSourcesTheErrorSaysWhatWasLookedFor()
    {
        Directory.CreateDirectory(Folder["native"]);
        Folder.Write("native/readme.md", "");
        sandbox.Declare("native");

        Assert.Contains("NSDK1012", (await sandbox.BuildAsync()).Messages.ErrorCodes);
    }

    /// <summary>Sources that are named one by one: what is misspelt must not be left out without a word.</summary>
    [FactIfTool("gcc")]
    public async Task ASourceThatIsNamedAndMissingIsAnError()
    {
        WriteTwoUnits();
        sandbox.Redeclare("native", ("Sources", "a.c;bb.c"));
        var build = await sandbox.BuildAsync();

        Assert.False(build.Result.Succeeded, "bb.c was left out without a word");
        Assert.Contains("bb.c", build.Messages.VisibleText, StringComparison.Ordinal);
    }

    /// <summary>Patterns that lead out of the folder: either they work, or they are an error.</summary>
    [FactIfTool("gcc")]
    public async Task APatternThatLeadsOutOfTheFolderIsNotIgnored()
    {
        WriteTwoUnits();
        Folder.Write("shared/c.c", "int three(void) { return 3; }");
        sandbox.Redeclare("native", ("Sources", "*.c;../shared/*.c"));
        var build = await sandbox.BuildAsync();

        Assert.True(!build.Result.Succeeded || Exports(build.Library).Contains("three"), "../shared/*.c was ignored without a word");
    }

    /// <summary>'target' and 'bin' are build output only where nobody names them.</summary>
    [FactIfTool("gcc")]
    public async Task AFolderCalledTargetThatIsNamedInSourcesIsCompiled()
    {
        WriteTwoUnits();
        Folder.Write("native/target/x86.c", "int three(void) { return 3; }");
        sandbox.Redeclare("native", ("Sources", "*.c;target/*.c"));
        var build = await sandbox.BuildAsync();

        Assert.True(!build.Result.Succeeded || Exports(build.Library).Contains("three"), "target/*.c was ignored without a word");
    }

    [FactIfTool("gcc")]
    public async Task ASourceOutsideTheFolderCanBeNamed()
    {
        WriteTwoUnits();
        Folder.Write("shared/c.c", "int three(void) { return 3; }");
        sandbox.Redeclare("native", ("Sources", "*.c;../shared/c.c"), ("ExcludeSources", "b.c"));
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["one", "three"], Exports(build.Library));
        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    [FactIfTool("gcc")]
    public async Task TheCompilationDatabaseDescribesEveryCompile()
    {
        WriteTwoUnits();
        Folder.Write("native/with \"quote\" ü.c", "int three(void) { return 3; }");
        await sandbox.GoodBuildAsync();
        var path = Path.Combine(sandbox.Directory().Root, "compile_commands.json");
        using (var document = JsonDocument.Parse(File.ReadAllText(path)))
        {
            var entries = document.RootElement.EnumerateArray().ToArray();
            Assert.Equal([Folder["native/a.c"], Folder["native/b.c"], Folder["native/with \"quote\" ü.c"]], entries.Select(entry => entry.GetProperty("file").GetString()));
            var arguments = entries[2].GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()!).ToArray();
            Shell.Run(entries[2].GetProperty("directory").GetString()!, [.. arguments[..^1], "/dev/null", "-fsyntax-only"]);
        }

        Folder.Delete("native/b.c");
        await sandbox.GoodBuildAsync();
        Assert.DoesNotContain("b.c", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [FactIfTool("gcc")]
    public async Task TheCompilationDatabaseFollowsARenamedProject()
    {
        WriteTwoUnits();
        await sandbox.GoodBuildAsync();
        sandbox.Redeclare("native", ("Name", "renamed"));
        await sandbox.GoodBuildAsync();

        Assert.DoesNotContain("/native/objects/", File.ReadAllText(Path.Combine(sandbox.Directory().Root, "compile_commands.json")), StringComparison.Ordinal);
    }

    [FactIfTool("gcc", "clang")]
    public async Task AnotherCompilerIsInTheCompilationDatabaseToo()
    {
        WriteTwoUnits();
        await sandbox.GoodBuildAsync();
        sandbox.Settings = settings => settings with { Compiler = "clang" };
        await sandbox.GoodBuildAsync();

        Assert.Contains("clang", File.ReadAllText(Path.Combine(sandbox.Directory().Root, "compile_commands.json")), StringComparison.Ordinal);
    }

    /// <summary>Two public headers of the same name in two folders are two files.</summary>
    [FactIfTool("gcc")]
    public async Task TwoHeadersOfOneNameAreBothRead()
    {
        Folder.Write("native/x/api.h", "int x_one(void);\n");
        Folder.Write("native/y/api.h", "int y_two(void);\n");
        Folder.Write("native/a.c", "int x_one(void) { return 1; }\nint y_two(void) { return 2; }\nint internal(void) { return 3; }\n");
        sandbox.Declare("native", ("Header", "x/api.h;y/api.h"));
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["x_one", "y_two"], Exports(build.Library));
        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }

    [FactIfTool("gcc")]
    public async Task TwoProjectsOfOneNameAreAnError()
    {
        WriteTwoUnits();
        Folder.Write("other/native/a.c", "int x(void) { return 1; }");
        sandbox.Declare("other/native");

        Assert.Contains("NSDK1009", (await sandbox.BuildAsync()).Messages.ErrorCodes);
    }

    [FactIfTool("gcc")]
    public async Task TheNameOfTheAssemblyIsAnError()
    {
        WriteTwoUnits();
        sandbox.Request = request => request with { AssemblyName = "Native" };

        Assert.Contains("NSDK1015", (await sandbox.BuildAsync()).Messages.ErrorCodes);
    }

    [FactIfTool("gcc")]
    public async Task NoBuildFindsWhatIsThereAndNamesWhatIsNot()
    {
        WriteTwoUnits();
        sandbox.Request = request => request with { NoBuild = true };
        var missing = await sandbox.BuildAsync("Release");
        sandbox.Request = request => request;
        var built = await sandbox.GoodBuildAsync("Release");
        sandbox.Request = request => request with { NoBuild = true };
        Folder.Write("native/a.c", "this is not C");
        var found = await sandbox.GoodBuildAsync("Release");

        Assert.Equal(["NSDK3008"], missing.Messages.ErrorCodes);
        Assert.Equal((built.Library, 0), (found.Library, found.Processes));
        Assert.Equal(built.Library + ".debug", found.Result.Libraries[0].SymbolsPath);
    }

    [FactIfTool("gcc")]
    public async Task ACancelledBuildKeepsWhatHadFinished()
    {
        WriteTwoUnits();
        Folder.WriteScript("tools/mycc", $"#!/bin/sh\ncase \"$*\" in *b.c*) if [ ! -e '{Folder["go"]}' ]; then touch '{Folder["reached"]}'; sleep 1000; fi;; esac\nexec gcc \"$@\"\n");
        sandbox.Settings = settings => settings with { Compiler = Folder["tools/mycc"] };
        sandbox.Request = request => request with { MaxParallelism = 1 };
        using var cancel = new CancellationTokenSource();
        var building = sandbox.BuildAsync(cancellation: cancel.Token);
        while (!File.Exists(Folder["reached"]))
        {
            await Task.Delay(5);
        }

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => building.WaitAsync(TimeSpan.FromSeconds(5)));
        Folder.Write("go", "");

        Assert.Equal(["b.c"], (await sandbox.GoodBuildAsync()).Compiled.AsEnumerable());
    }

    internal static string[] Exports(string library) => [.. Shell.Lines("/", "nm", "-D", "--defined-only", "--format=just-symbols", library).Where(name => name.Length > 0).Order(StringComparer.Ordinal)];
}
