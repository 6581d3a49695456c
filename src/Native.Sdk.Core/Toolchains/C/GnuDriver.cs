using System.Text;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>Speaks to gcc, clang and everything with their command line.</summary>
/// <param name="platform">What is built for.</param>
/// <param name="settings">How it is built.</param>
public sealed class GnuDriver(Platform platform, BuildSettings settings) : ICompilerDriver
{
    /// <inheritdoc/>
    public string ObjectExtension => ".o";

    /// <inheritdoc/>
    /// <remarks>gcc manual, "Environment Variables Affecting GCC"; clang reads the same and Apple's two.</remarks>
    public IReadOnlyList<string> Variables { get; } =
    [
        "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "LIBRARY_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "SOURCE_DATE_EPOCH",
        "SDKROOT", "MACOSX_DEPLOYMENT_TARGET",
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> CompileOptions(NativeProject project, Language language)
    {
        var c = project.C!;
        var options = new List<string>
        {
            "-fdiagnostics-color=never",
            settings.IsDebug ? "-O0" : "-O2",
        };
        if (settings.DebugSymbols != DebugSymbols.None)
        {
            options.Add("-g");
        }

        if (!settings.IsDebug)
        {
            options.Add("-DNDEBUG");
        }

        if (platform.Os != TargetOs.Windows)
        {
            options.Add("-fPIC");
        }

        options.Add("-fstack-protector-strong");
        if (settings.Deterministic)
        {
            // Compilers run in the native folder and are given relative names, so this covers __FILE__ and debug information.
            options.Add($"-ffile-prefix-map={project.Folder}=.");
        }

        if (c.Exports == ExportMode.Annotated)
        {
            options.Add("-fvisibility=hidden");
        }

        switch (language)
        {
            case Language.C:
                options.Add("-std=" + c.CStandard);

                // clang 16 and later refuse it; gcc 12 only warns, and truncates a pointer it takes for an int.
                options.Add("-Werror=implicit-function-declaration");
                break;
            case Language.Cpp:
                options.Add("-std=" + c.CppStandard);
                if (c.Exports == ExportMode.Annotated)
                {
                    options.Add("-fvisibility-inlines-hidden");
                }

                break;
        }

        options.AddRange(c.Defines.Select(define => "-D" + define));
        options.AddRange(c.IncludeDirectories.Select(directory => "-I" + Path.GetRelativePath(project.Folder, directory)));
        options.AddRange(c.CompileOptions);
        return options;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> CompileArguments(string source, string output, string depFile) =>
        ["-MD", "-MF", depFile, "-MT", "object", "-c", source, "-o", output];

    /// <inheritdoc/>
    public IReadOnlyList<string> PreprocessArguments(string header, string output, string depFile) =>
        ["-E", "-DNATIVE_SDK_BINDINGS", "-MD", "-MF", depFile, "-MT", "header", "-x", "c", header, "-o", output];

    /// <inheritdoc/>
    public LinkArguments Link(NativeProject project, LinkRequest request)
    {
        var c = project.C!;
        var before = new List<string> { "-fdiagnostics-color=never" };
        var after = new List<string>();
        if (platform.Os == TargetOs.MacOS)
        {
            before.AddRange(["-dynamiclib", "-o", LinkArguments.Output, "-install_name", "@rpath/" + request.FileName]);
            if (request.ExportFile is not null)
            {
                before.AddRange(["-exported_symbols_list", request.ExportFile]);
            }
        }
        else
        {
            before.AddRange(
            [
                "-shared", "-o", LinkArguments.Output,

                // -Xlinker where there is a name in it: -Wl splits at commas.
                "-Xlinker", "-soname", "-Xlinker", request.FileName,
                "-Wl,-z,relro", "-Wl,-z,now", "-Wl,-z,noexecstack",

                // A library with an unresolved symbol links well and fails on the user's machine; say it here.
                "-Wl,-z,defs",
                "-Wl,--build-id=0x" + LinkArguments.InputHash,
            ]);
            if (request.ExportFile is not null)
            {
                before.AddRange(["-Xlinker", "--version-script=" + request.ExportFile]);
            }

            if (!settings.IsDebug)
            {
                before.Add("-static-libgcc");
                if (request.HasCpp)
                {
                    before.Add("-static-libstdc++");
                }
            }

            // The libc family, for those who need it: before glibc 2.34 these were libraries of their own.
            after.AddRange(["-Wl,--as-needed", "-lm", "-ldl", "-lpthread"]);
        }

        after.InsertRange(0, c.LinkOptions);
        after.InsertRange(0, c.Libraries.Select(library => Path.IsPathFullyQualified(library) ? library : "-l" + library));
        return new LinkArguments(before, after);
    }

    /// <inheritdoc/>
    public string ExportFile(IReadOnlyList<string> symbols)
    {
        if (platform.Os == TargetOs.MacOS)
        {
            return string.Concat(symbols.Select(symbol => symbol + "\n"));
        }

        // GNU ld manual, "VERSION": an anonymous version node changes no symbol's version, it only decides who is seen.
        var text = new StringBuilder("{\n  global:\n");
        foreach (var symbol in symbols)
        {
            text.Append("    \"").Append(symbol).Append("\";\n");
        }

        return text.Append("  local: *;\n};\n").ToString();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadDependencies(string depFile) => DepFile.ReadPrerequisites(File.ReadAllText(depFile));

    /// <inheritdoc/>
    public Message? ReadDiagnostic(string line, string folder, string suffix) => CompilerDiagnostic.Read(line, folder, suffix);
}
