using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Core.Tests.Toolchains.C;

/// <summary>What compilers write with -MD, and cargo as dep-info.</summary>
public sealed class DepFileTests
{
    public static TheoryData<string, string, string[]> Specimens => new()
    {
        { "gcc, continued lines", "obj/a.o: src/a.c include/a.h \\\n include/b.h \\\n include/c.h\n", ["src/a.c", "include/a.h", "include/b.h", "include/c.h"] },
        { "continued before the first prerequisite", "object: \\\n  a.c \\\n  b.h\n", ["a.c", "b.h"] },
        { "continued directly behind the colon", "object:\\\n a.c\n", ["a.c"] },
        { "a blank in a name", "object: my\\ file.c with\\ two\\ blanks.h\n", ["my file.c", "with two blanks.h"] },
        { "number sign and dollar", "object: a\\#b.c c$$d.h e$$$$f.h\n", ["a#b.c", "c$d.h", "e$$f.h"] },
        { "clang on Windows", "C:\\obj\\a.o: C:\\src\\a.c \\\n  C:\\inc\\sub\\b.h\n", ["C:\\src\\a.c", "C:\\inc\\sub\\b.h"] },
        { "clang on Windows, CRLF", "C:\\obj\\a.o: C:\\src\\a.c \\\r\n  C:\\inc\\b.h\r\n", ["C:\\src\\a.c", "C:\\inc\\b.h"] },
        { "forward slashes behind a drive", "C:/obj/a.o: C:/src/a.c D:/inc/b.h\n", ["C:/src/a.c", "D:/inc/b.h"] },
        { "a drive's blank path", "C:\\Program\\ Files\\a.o: C:\\Program\\ Files\\a.c\n", ["C:\\Program Files\\a.c"] },
        { "-MP, one phony rule for each header", "object: a.c b.h\n\nb.h:\n", ["a.c", "b.h"] },
        { "-MP without the empty line", "object: a.c b.h c.h\nb.h:\nc.h:\n", ["a.c", "b.h", "c.h"] },
        { "several targets", "a.o a.d: a.c b.h\n", ["a.c", "b.h"] },
        { "no line break at the end", "object: a.c", ["a.c"] },
        { "no prerequisites", "object:\n", [] },
        { "nothing", "", [] },
        { "duplicates", "object: a.c b.h a.c b.h\n", ["a.c", "b.h"] },
        { "tabs", "object:\ta.c\tb.h\n", ["a.c", "b.h"] },
        { "a colon in a prerequisite", "object: a:b.c\n", ["a:b.c"] },
        { "umlauts and CJK", "object: größe.c 源.h\n", ["größe.c", "源.h"] },
        { "zig", "object: \\\n  /w/a.c \\\n  /zig/lib/include/stddef.h\n", ["/w/a.c", "/zig/lib/include/stddef.h"] },
        {
            "rustc, with variables and empty rules",
            "/t/x-0f.d: src/lib.rs src/a\\ b.rs data.txt\n\n/t/libx.so: src/lib.rs src/a\\ b.rs data.txt\n\nsrc/lib.rs:\nsrc/a\\ b.rs:\ndata.txt:\n\n# env-dep:CARGO_PKG_VERSION=0.1.0\n# env-dep:MINE\n",
            ["src/lib.rs", "src/a b.rs", "data.txt"]
        },
        { "cargo, one line", "/t/release/libx.so: /w/x/build.rs /w/x/src/lib.rs\n", ["/w/x/build.rs", "/w/x/src/lib.rs"] },
        { "a comment before the rule", "# made by hand\nobject: a.c\n", ["a.c"] },
        { "a backslash before a letter", "object: a\\b.c\n", ["a\\b.c"] },
        { "gcc doubles the backslashes before a blank", "object: back\\\\\\ slash.h\n", ["back\\ slash.h"] },
        { "backslashes at the end of a name", "object: a\\\\ b\n", ["a\\", "b"] },
        { "two backslashes elsewhere", "object: \\\\server\\share\\a.h a\\\\#b.c c\\\\\n d.h\n", ["\\\\server\\share\\a.h", "a\\#b.c", "c\\", "d.h"] },
        { "gcc escapes a tab", "object: ta\\\tb.h\n", ["ta\tb.h"] },
    };

    [Theory]
    [MemberData(nameof(Specimens))]
    public void PrerequisitesAreRead(string what, string text, string[] expected)
    {
        var read = DepFile.ReadPrerequisites(text);

        Assert.True(expected.SequenceEqual(read), $"{what}: {string.Join(" | ", read)}");
    }

    [Fact]
    public void VariablesAreReadWithAndWithoutValue()
    {
        var names = DepFile.ReadVariables("a: b\n# env-dep:WITH=value=more\n# env-dep:UNSET\r\n#env-dep:no\n# env-dep:EMPTY=\n");

        Assert.Equal(["WITH", "UNSET", "EMPTY"], names);
    }

    [Fact]
    public void EveryPrefixOfASpecimenIsReadWithoutAnException()
    {
        foreach (var row in Specimens)
        {
            var text = (string)row[1];
            for (var length = 0; length <= text.Length; length++)
            {
                DepFile.ReadPrerequisites(text.AsSpan(0, length));
            }
        }
    }

    /// <summary>The oracle is the compiler: whatever the headers are called, what it writes must read as what it opened.</summary>
    [FactIfTool("gcc")]
    public void WhateverGccWritesForAwkwardNamesIsReadBack() => ReadsBack("gcc");

    [FactIfTool("clang")]
    public void WhateverClangWritesForAwkwardNamesIsReadBack() => ReadsBack("clang");

    private static void ReadsBack(string compiler)
    {
        using var folder = new TestFolder();
        string[] headers =
        [
            "plain.h", "with space.h", "two  spaces.h", "hash#mark.h", "dollar$sign.h", "colon:name.h", "quote'.h", "percent%.h", "umläut.h", "源.h",
            "semi;colon.h", "paren(1).h", "at@.h", "ends with space .h", "plus+equals=.h", "tilde~.h", "{brace},comma.h",
        ];
        foreach (var header in headers)
        {
            folder.Write(header, "");
        }

        folder.Write("a.c", string.Concat(headers.Select(header => $"#include \"{header}\"\n")));
        Shell.Run(folder.Path, compiler, "-fsyntax-only", "-MD", "-MF", "a.d", "-MT", "object", "a.c");

        var read = DepFile.ReadPrerequisites(folder.Read("a.d")).Where(path => !path.StartsWith("/usr", StringComparison.Ordinal));

        Assert.Equal(headers.Append("a.c").Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }
}
