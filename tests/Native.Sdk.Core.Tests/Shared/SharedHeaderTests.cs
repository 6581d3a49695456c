using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Core.Tests.Toolchains.C;

namespace Native.Sdk.Core.Tests.Shared;

/// <summary><c>native_sdk.h</c>: every compiler takes it in every standard, and what it does is what it says.</summary>
public sealed class SharedHeaderTests : IDisposable
{
    private static readonly string[] CStandards = ["c99", "c11", "c17", "c2x"];
    private static readonly string[] CppStandards = ["c++11", "c++14", "c++17", "c++20"];
    private static readonly string[] Strict = ["-Wall", "-Wextra", "-pedantic", "-Wshadow", "-Wconversion", "-Werror"];

    private readonly TestFolder folder = new();

    private static string Include => Path.Combine(Repository.Root, "native", "include");

    public void Dispose() => folder.Dispose();

    [FactIfTool("gcc", "g++")]
    public void GccTakesItInEveryStandardWithoutAWarning() => CompileAll(["gcc"], ["g++"]);

    [FactIfTool("clang", "clang++")]
    public void ClangTakesItInEveryStandardWithoutAWarning() => CompileAll(["clang"], ["clang++"]);

    [FactIfZig]
    public void ZigTakesItForLinuxAndWindowsWithoutAWarning()
    {
        CompileAll([Zig.Program!, "cc"], [Zig.Program!, "c++"]);
        CompileAll([Zig.Program!, "cc", "-target", "x86_64-windows-gnu"], [Zig.Program!, "c++", "-target", "x86_64-windows-gnu"]);
    }

    [FactIfTool("x86_64-w64-mingw32-gcc")]
    public void MinGWTakesItInEveryStandardWithoutAWarning() => CompileAll(["x86_64-w64-mingw32-gcc"], []);

    /// <summary>Microsoft's headers are not here; those few functions of them that are used are declared as they declare them.</summary>
    [FactIfClangCl]
    public void ClangClTakesItWithoutAWarning()
    {
        folder.Write("crt/string.h", "#pragma once\n#include <stddef.h>\nvoid *memcpy(void *, const void *, size_t);\nsize_t strlen(const char *);\n");
        folder.Write("crt/stdlib.h", "#pragma once\n#include <stddef.h>\nvoid *malloc(size_t);\nvoid *realloc(void *, size_t);\nvoid free(void *);\n");
        folder.Write("crt/stdio.h", "#pragma once\n#include <stdarg.h>\nint vsnprintf(char *, size_t, const char *, va_list);\n");
        folder.Write("a.c", SharedSources.Library);
        foreach (var standard in (string[])["/std:c11", "/std:c17"])
        {
            Shell.Run(folder.Path, FactIfClangClAttribute.Program!, "/nologo", "--target=x86_64-pc-windows-msvc", "/X", "/imsvc", ResourceFolder(), "/imsvc", folder["crt"],
                "/I" + Include, "/W4", "/WX", standard, "/c", "/Foa.obj", "--", "a.c");
        }

        Assert.Contains("/EXPORT:words_error_free", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(folder["a.obj"])), StringComparison.OrdinalIgnoreCase);

        static string ResourceFolder() => Path.Combine(Shell.Run("/", FactIfClangClAttribute.Program!, "/clang:-print-resource-dir").Trim(), "include");
    }

    [FactIfTool("gcc")]
    public void ErrorsAndBuffersDoWhatTheHeaderSays() => Run("gcc", "a.c", SharedSources.ErrorsProgram, "-std=c99", "-fsanitize=address,undefined");

    [FactIfTool("g++")]
    public void ExceptionsBecomeErrorsWithGcc() => Run("g++", "a.cpp", SharedSources.ExceptionsProgram, "-std=c++11", "-fsanitize=address,undefined");

    [FactIfTool("clang++")]
    public void ExceptionsBecomeErrorsWithClang() => Run("clang++", "a.cpp", SharedSources.ExceptionsProgram, "-std=c++20");

    [FactIfZig]
    public void ExceptionsBecomeErrorsWithZig() => Run(Zig.Program!, "a.cpp", SharedSources.ExceptionsProgram, "c++", "-std=c++17");

    [FactIfTool("g++")]
    public void WithoutExceptionsThereIsNoGuardAndWithoutRttiThereAreNoCauses()
    {
        folder.Write("a.cpp", "#include <native_sdk.h>\n#ifdef NATIVE_SDK_HAS_GUARD\n#error guard\n#endif\nNATIVE_SDK_DEFINE_ERROR(words);\n");
        Compile(["g++"], "c++11", "a.cpp", "-fno-exceptions");
        folder.Write("a.cpp", SharedSources.CppLibrary);
        Compile(["g++"], "c++11", "a.cpp", "-fno-rtti");
    }

    /// <summary>What the bindings read: the vocabulary that their generator and this header agree on.</summary>
    [FactIfTool("gcc")]
    public void AnnotationsAreAttributesForTheBindingsAndNothingToACompiler()
    {
        (string Macro, string Text)[] annotations =
        [
            ("NATIVE_SDK_RAW", "raw"), ("NATIVE_SDK_NAME(\"Parse\")", "name=Parse"), ("NATIVE_SDK_CONSTRUCTOR", "constructor"), ("NATIVE_SDK_FREE", "free"),
            ("NATIVE_SDK_FREE_WITH(words_free)", "free_with=words_free"), ("NATIVE_SDK_BORROWED", "borrowed"), ("NATIVE_SDK_LENGTH(count)", "length=count"),
            ("NATIVE_SDK_UTF8", "utf8"), ("NATIVE_SDK_OUT", "out"), ("NATIVE_SDK_OPTIONAL", "optional"), ("NATIVE_SDK_ERROR", "error"), ("NATIVE_SDK_INIT", "init"),
        ];
        folder.Write("a.c", "#include <native_sdk.h>\n#define count something_else\n" + string.Concat(annotations.Select(annotation => $"@ {annotation.Macro}\n")));
        var (ordinary, bindings) = (Expand(), Expand("-DNATIVE_SDK_BINDINGS"));

        Assert.All(ordinary, line => Assert.Equal("", line));
        Assert.Equal(annotations.Select(annotation => $"__attribute__((annotate(\"native_sdk:{annotation.Text}\")))"), bindings);

        // C joins literals that stand side by side; so must whoever reads the text.
        string[] Expand(params string[] options) => [.. Shell.Lines(folder.Path, ["gcc", "-E", "-P", "-I" + Include, .. options, "a.c"])
            .Where(line => line.StartsWith('@')).Select(line => line[1..].Trim().Replace("\" \"", "", StringComparison.Ordinal))];
    }

    [FactIfTool("gcc")]
    public void ForTheBindingsNothingOfTheSystemIsReadButTypes()
    {
        folder.Write("a.c", "#include <native_sdk.h>\n");
        var lines = Shell.Lines(folder.Path, "gcc", "-E", "-P", "-DNATIVE_SDK_BINDINGS", "-I" + Include, "a.c");

        Assert.DoesNotContain(lines, line => line.Contains("printf", StringComparison.Ordinal));
        Assert.Contains("struct __attribute__((annotate(\"native_sdk:error\"))) native_sdk_error {", string.Join('\n', lines), StringComparison.Ordinal);
    }

    private void CompileAll(string[] c, string[] cpp)
    {
        folder.Write("a.c", SharedSources.Library);
        folder.Write("a.cpp", SharedSources.CppLibrary);
        foreach (var standard in CStandards)
        {
            Compile(c, standard, "a.c");
        }

        foreach (var standard in cpp.Length == 0 ? [] : CppStandards)
        {
            Compile(cpp, standard, "a.cpp");
        }
    }

    private void Compile(string[] compiler, string standard, string source, params string[] more) =>
        Shell.Run(folder.Path, [.. compiler, "-std=" + standard, .. Strict, .. more, "-I" + Include, "-c", source, "-o", "a.o"]);

    /// <summary>Compiles and runs; the program says what is wrong, and ends with 0 if nothing is.</summary>
    private void Run(string compiler, string source, string text, params string[] options)
    {
        folder.Write(source, text);
        Shell.Run(folder.Path, [compiler, .. options, "-g", "-I" + Include, source, "-o", "a.out"]);
        Assert.Equal("done", Shell.Run(folder.Path, folder["a.out"]).Trim());
    }
}
