using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>Headers without a compiler: what is left of them, and what that is read as.</summary>
public sealed class PlainHeaderTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "#ifndef API_H\n#define API_H\nint f(void);\n#endif", "\n#define API_H\nint f(void);\n" },
        { "#ifdef __cplusplus\nextern \"C\" {\n#endif\nint f(void);", "\n\n\nint f(void);" },
        { "#if defined(_WIN32)\nint w;\n#else\nint u;\n#endif", "\n\n\nint u;\n" },
        { "#if !defined(_WIN32) && !defined (X)\nint u;\n#elif 1\nint v;\n#else\nint w;\n#endif", "\nint u;\n\n\n\n\n" },
        { "#if 0\nint a;\n#if 1\nint b;\n#endif\n#else\nint c;\n#endif\nint d;", "\n\n\n\n\n\nint c;\n\nint d;" },
        { "#if VERSION >= 3 /* new */\nint a;\n#else\nint b;\n#endif", "\nint a;\n\n\n" },
        { "#define HAVE 1\n#ifdef HAVE\nint a;\n#endif\n#undef HAVE\n#ifdef HAVE\nint b;\n#endif", "#define HAVE 1\n\nint a;\n\n#undef HAVE\n\n\n" },
        { "#ifdef NATIVE_SDK_BINDINGS\nint a;\n#else\nint b;\n#endif", "\nint a;\n\n\n" },
        { "#if 0\n#define A \\\n 1\n#endif\n#define B \\\n 2\n#include \\\n <x>\nint a;", "\n\n\n\n#define B \\\n 2\n\n\nint a;" },
        { "/*\n# no directive\n*/ int a; // /*\n#include <x>\nint b; /* \" */", "/*\n# no directive\n*/ int a; // /*\n\nint b; /* \" */" },
        { "char *s = \"/*\";\n#include <x>\n#pragma pack(1)", "char *s = \"/*\";\n\n#pragma pack(1)" },
        { "#endif\n#else\n#elif X\n#\nint a;", "\n\n\n\nint a;" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void ConditionsAreAnsweredAndLinesKeepTheirNumbers(string text, string expected)
    {
        var stripped = PlainHeader.Strip(text);

        Assert.Equal(expected.TrimEnd('\n'), stripped.TrimEnd('\n'));
        Assert.Equal(text.Split('\n').Length, stripped.Split('\n').Length);
    }

    [FactIfHeaders]
    public void RealHeaderIsReadWithItsConstants()
    {
        var unit = CParser.Parse(PlainHeader.Strip(File.ReadAllText("/usr/include/sqlite3.h")), new CParseOptions { File = "/usr/include/sqlite3.h" });

        Assert.Superset(new HashSet<string> { "sqlite3_open", "sqlite3_prepare_v2", "sqlite3_step", "sqlite3_close" }, unit.Functions.Select(function => function.Name).ToHashSet());
        Assert.Contains(unit.Macros, macro => macro is { Name: "SQLITE_BUSY", Value.Bits: 5 });
        var open = unit.Functions.Single(function => function.Name == "sqlite3_open");
        Assert.Equal(["filename", "ppDb"], open.Type.Parameters.Select(parameter => parameter.Name));
        Assert.Contains("sqlite3_open(", File.ReadLines("/usr/include/sqlite3.h").ElementAt(open.Location.Line - 1), StringComparison.Ordinal);
    }
}
