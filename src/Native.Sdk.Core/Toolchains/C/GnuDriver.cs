using System.Text;
using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.C;

/// <summary>Speaks to gcc, clang, zig and everything with their command line.</summary>
/// <param name="platform">What is built for.</param>
/// <param name="settings">How it is built.</param>
/// <param name="family">Gnu or Zig: whose linker stands behind it.</param>
public sealed class GnuDriver(Platform platform, BuildSettings settings, CompilerFamily family = CompilerFamily.Gnu) : ICompilerDriver
{
    private bool IsZig => family == CompilerFamily.Zig;

    /// <inheritdoc/>
    public string ObjectExtension => ".o";

    /// <inheritdoc/>
    public string VersionOption => IsZig ? "version" : "--version";

    /// <inheritdoc/>
    /// <remarks>zig's linker for Mach-O accepts <c>-exported_symbols_list</c> and ignores it.</remarks>
    public bool HidesInObjects => IsZig && platform.Format == BinaryFormat.MachO;

    /// <inheritdoc/>
    public bool LinksByCompiler => true;

    /// <inheritdoc/>
    public string ExportFileName => platform.Format switch
    {
        BinaryFormat.Pe => "exports.def",
        BinaryFormat.MachO => "exports.txt",
        _ => "exports.map",
    };

    /// <summary>
    /// Debug information of PE and Mach-O lies in files of their own, or in the objects, and names absolute paths: outside
    /// Debug there is none.
    /// </summary>
    private bool HasDebugInformation =>
        settings.DebugSymbols != DebugSymbols.None && (settings.IsDebug || platform.Format == BinaryFormat.Elf || (platform.Format == BinaryFormat.MachO && !IsZig));

    /// <summary>The options that decide which variant of its runtime libraries zig links.</summary>
    public static IReadOnlyList<string> ZigLinkMode(Platform platform, BuildSettings settings) =>
        platform.Format == BinaryFormat.Elf || (settings.IsDebug && settings.DebugSymbols != DebugSymbols.None) ? ["-O2"] : ["-O2", "-s"];

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
        if (HasDebugInformation)
        {
            options.Add("-g");
        }
        else if (IsZig)
        {
            // It writes debug information without being asked; that for Windows names the temporary files of this build.
            options.Add("-s");
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
            if (settings.SharedInclude is { } mapped)
            {
                options.Add($"-ffile-prefix-map={mapped}=native_sdk");
            }
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
                // The other two are errors to clang since 15, and mistakes of the same kind.
                options.AddRange(["-Werror=implicit-function-declaration", "-Werror=implicit-int", "-Werror=int-conversion"]);
                break;
            case Language.Cpp:
                options.Add("-std=" + c.CppStandard);
                if (c.Exports == ExportMode.Annotated)
                {
                    options.Add("-fvisibility-inlines-hidden");
                }

                break;
        }

        if (IsZig)
        {
            options.AddRange(Zig.QuietOptions);
        }

        options.AddRange(c.Defines.Select(define => "-D" + define));
        options.AddRange(c.IncludeDirectories.Select(directory => "-I" + RelativeName.Native(directory, project.Folder)));
        options.AddRange(c.CompileOptions);
        if (settings.SharedInclude is { } shared)
        {
            // Behind all that the user has named, wherever it stands, and none of their warnings' business.
            options.AddRange(["-isystem", shared]);
        }

        return options;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> CompileArguments(string source, string output, string depFile) =>
        ["-MD", "-MF", depFile, "-MT", "object", "-c", source, "-o", output];

    /// <inheritdoc/>
    /// <remarks>Without warnings: those of the header come with the sources, and <c>#pragma once</c> is none here, whatever gcc says.</remarks>
    public IReadOnlyList<string> HeaderOptions { get; } = ["-w", "-DNATIVE_SDK_BINDINGS"];

    /// <inheritdoc/>
    public IReadOnlyList<string> PreprocessArguments(string header, string output, string depFile) =>
        ["-E", "-dD", "-C", .. HeaderOptions, "-MD", "-MF", depFile, "-MT", "header", "-x", "c", header, "-o", output];

    /// <inheritdoc/>
    public LinkArguments Link(NativeProject project, LinkRequest request)
    {
        var c = project.C!;
        var before = new List<string> { "-fdiagnostics-color=never" };
        var after = new List<string>();
        if (IsZig)
        {
            before.AddRange(ZigLinkMode(platform, settings));
        }

        switch (platform.Format)
        {
            case BinaryFormat.MachO:
                LinkMachO(before, request);
                break;
            case BinaryFormat.Pe:
                LinkPe(before, request);
                break;
            default:
                LinkElf(before, after, request);
                break;
        }

        after.InsertRange(0, c.LinkOptions);
        after.InsertRange(0, c.Libraries.Select(library => Path.IsPathFullyQualified(library) ? library : "-l" + library));
        return new LinkArguments(before, after);
    }

    private void LinkElf(List<string> before, List<string> after, LinkRequest request)
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

        LinkRuntime(before, request);

        // The libc family, for those who need it: before glibc 2.34 these were libraries of their own.
        after.AddRange(["-Wl,--as-needed", "-lm", "-ldl", "-lpthread"]);
    }

    private void LinkPe(List<string> before, LinkRequest request)
    {
        before.AddRange(["-shared", "-o", LinkArguments.Output]);
        if (request.ExportFile is not null)
        {
            before.Add(request.ExportFile);
        }

        if (IsZig)
        {
            before.Add("-Wl,-Brepro"); // a hash in the place of the time
            return;
        }

        before.Add("-Wl,--no-insert-timestamp");

        // Nobody has MinGW's own libraries, so there is no reason to need them in Debug either.
        before.AddRange(["-fstack-protector-strong", "-static-libgcc", "-static"]);
        if (!settings.IsDebug)
        {
            before.Add("-s");
        }
    }

    private void LinkMachO(List<string> before, LinkRequest request)
    {
        before.AddRange(["-dynamiclib", "-o", LinkArguments.Output, "-install_name", "@rpath/" + request.FileName]);
        if (request.ExportFile is not null && !HidesInObjects)
        {
            before.AddRange(["-exported_symbols_list", request.ExportFile]);
        }
    }

    /// <summary>zig has only static ones.</summary>
    private void LinkRuntime(List<string> before, LinkRequest request)
    {
        if (settings.IsDebug || IsZig)
        {
            return;
        }

        before.Add("-static-libgcc");
        if (request.HasCpp)
        {
            before.Add("-static-libstdc++");
        }
    }

    /// <inheritdoc/>
    public string ExportFile(IReadOnlyCollection<ObjectSymbol> symbols) => platform.Format switch
    {
        // ld(1) of macOS, "-exported_symbols_list": the names of the object files, which have an underscore in front.
        BinaryFormat.MachO => string.Concat(symbols.Select(symbol => $"_{symbol.Name}\n")),

        // Both linkers put the underscore before what has no other decoration.
        BinaryFormat.Pe => ModuleDefinition(symbols, decorated => decorated[0] == '_' ? decorated[1..] : decorated),

        // GNU ld manual, "VERSION": an anonymous version node changes no symbol's version, it only decides who is seen.
        _ => $"{{\n  global:\n{string.Concat(symbols.Select(symbol => $"    \"{symbol.Name}\";\n"))}  local: *;\n}};\n",
    };

    /// <summary>What every linker for Windows reads.</summary>
    /// <remarks>"Module-Definition (.Def) Files": a name in quotes may be a keyword; DATA makes no import thunk of it.</remarks>
    /// <param name="symbols">What is exported, by the names that C and .NET have for it.</param>
    /// <param name="toInternal">From a decorated name to how this linker wants it to be written.</param>
    internal static string ModuleDefinition(IReadOnlyCollection<ObjectSymbol> symbols, Func<string, string> toInternal) =>
        "EXPORTS\n" + string.Concat(symbols.Select(symbol =>
            $"    \"{symbol.Name}\"{(symbol.Decorated is { } decorated ? $"=\"{toInternal(decorated)}\"" : "")}{(symbol.IsFunction ? "" : " DATA")}\n"));

    /// <inheritdoc/>
    /// <remarks>gcc manual, "@file": blanks separate, double quotes group, a backslash escapes the next character.</remarks>
    public byte[] ResponseFile(IEnumerable<string> arguments) =>
        Encoding.UTF8.GetBytes(string.Concat(arguments.Select(argument => "\"" + argument.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"\n")));

    /// <inheritdoc/>
    /// <remarks>
    /// gcc resolves the links in every path that it is given, and its linker does so again. zig reads <c>-Wl</c> by itself,
    /// and <c>-Wl</c> splits at commas.
    /// </remarks>
    public string? ObjectsArgument(string responseFile) =>
        platform.Format == BinaryFormat.Elf && !IsZig && !responseFile.Contains(',') ? "-Wl,@" + responseFile : null;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadDependencies(string depFile) => DepFile.ReadPrerequisites(Encoding.UTF8.GetString(File.ReadAllBytes(depFile)));

    /// <inheritdoc/>
    public Message? ReadDiagnostic(string line, string folder, string suffix) => CompilerDiagnostic.Read(line, folder, suffix);
}
