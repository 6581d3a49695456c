using System.Text;
using System.Text.Json;
using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>Speaks to Microsoft's cl and link, and to LLVM's clang-cl and lld-link, which imitate them on any system.</summary>
/// <remarks>Microsoft C++ documentation, "MSVC compiler options" and "MSVC linker options"; clang's "clang-cl" manual.</remarks>
/// <param name="platform">What is built for.</param>
/// <param name="settings">How it is built.</param>
/// <param name="isClang">Whether it is clang-cl.</param>
public sealed class ClDriver(Platform platform, BuildSettings settings, bool isClang) : ICompilerDriver
{
    /// <inheritdoc/>
    public string ObjectExtension => ".obj";

    /// <inheritdoc/>
    /// <remarks>cl says its version whenever it is started, and has no option for it.</remarks>
    public string VersionOption => isClang ? "--version" : "";

    /// <inheritdoc/>
    /// <remarks>"CL environment variables", "LINK environment variables".</remarks>
    public IReadOnlyList<string> Variables { get; } = ["CL", "_CL_", "INCLUDE", "LIB", "LIBPATH", "LINK", "_LINK_", "SOURCE_DATE_EPOCH"];

    /// <inheritdoc/>
    public bool HidesInObjects => false;

    /// <inheritdoc/>
    public bool LinksByCompiler => false;

    /// <inheritdoc/>
    public string ExportFileName => "exports.def";

    private bool HasDebugInformation => settings.IsDebug && settings.DebugSymbols != DebugSymbols.None;

    /// <summary>The triple for a clang-cl that runs anywhere; cl is one program for each CPU.</summary>
    private string Triple => platform.Cpu switch
    {
        "x86" => "i686-pc-windows-msvc",
        "arm64" => "aarch64-pc-windows-msvc",
        _ => "x86_64-pc-windows-msvc",
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> CompileOptions(NativeProject project, Language language)
    {
        var c = project.C!;
        var options = new List<string> { "/nologo", "/utf-8", "/Brepro", settings.IsDebug ? "/Od" : "/O2" };

        // The static runtime: nobody has to install vcruntime. /Z7 keeps debug information in the objects.
        options.Add(settings.IsDebug ? "/MTd" : "/MT");
        if (HasDebugInformation)
        {
            options.Add("/Z7");
        }

        if (!settings.IsDebug)
        {
            options.Add("/DNDEBUG");
        }

        if (isClang)
        {
            options.AddRange(["--target=" + Triple, "-fno-color-diagnostics"]);
        }

        if (settings.Deterministic)
        {
            options.AddRange(isClang ? [] : ["/experimental:deterministic"]);
            MapPath(project.Folder, ".");
            if (settings.SharedInclude is { } mapped)
            {
                MapPath(mapped, "native_sdk");
            }
        }

        switch (language)
        {
            case Language.C:
                options.Add("/TC");
                options.AddRange(isClang
                    ? ["-Werror=implicit-function-declaration", "-Werror=implicit-int", "-Werror=int-conversion"]
                    : ["/we4013", "/we4431", "/we4047"]);
                AddStandard(c.CStandard, "gnu", "c", ["11", "17"]);
                break;
            case Language.Cpp:
                options.AddRange(["/TP", "/EHsc", "/Zc:__cplusplus"]);
                AddStandard(c.CppStandard, "gnu++", "c++", ["14", "17", "20"]);
                break;
        }

        options.AddRange(c.Defines.Select(define => "/D" + define));
        options.AddRange(c.IncludeDirectories.Select(directory => "/I" + RelativeName.Native(directory, project.Folder)));
        options.AddRange(c.CompileOptions);
        if (settings.SharedInclude is { } shared)
        {
            options.Add("/I" + shared); // the last, so that a header of the user's own wins
        }

        return options;

        void MapPath(string folder, string name) => options.Add(isClang ? $"/clang:-ffile-prefix-map={folder}={name}" : $"/pathmap:{folder}={name}");

        // Older standards than cl's oldest are its default; newer ones are "latest".
        void AddStandard(string standard, string gnu, string iso, string[] known)
        {
            var year = standard.StartsWith(gnu, StringComparison.Ordinal) ? standard[gnu.Length..]
                : standard.StartsWith(iso, StringComparison.Ordinal) ? standard[iso.Length..]
                : standard;
            if (known.Contains(year))
            {
                options.Add($"/std:{iso}{year}");
            }
            else if (string.CompareOrdinal(year, known[^1]) > 0 && year.Length == 2 && char.IsAsciiDigit(year[1]) && year[0] is '2')
            {
                options.Add($"/std:{iso}latest");
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>What <c>/showIncludes</c> says is in the user's language, and only on the screen; both have a file instead.</remarks>
    public IReadOnlyList<string> CompileArguments(string source, string output, string depFile) =>
        ["/c", .. Dependencies(depFile), "/Fo" + output, .. Source(source)];

    /// <inheritdoc/>
    public IReadOnlyList<string> HeaderOptions { get; } = ["/w", "/DNATIVE_SDK_BINDINGS"];

    /// <inheritdoc/>
    /// <remarks>cl keeps macros with an option that only its makers speak of ("/d1PP", Visual C++ team blog).</remarks>
    public IReadOnlyList<string> PreprocessArguments(string header, string output, string depFile) =>
        ["/P", "/C", isClang ? "/clang:-dD" : "/d1PP", "/TC", .. HeaderOptions, .. Dependencies(depFile), "/Fi" + output, .. Source(header)];

    /// <inheritdoc/>
    public LinkArguments Link(NativeProject project, LinkRequest request)
    {
        var c = project.C!;
        var before = new List<string>
        {
            "/NOLOGO", "/DLL", "/OUT:" + LinkArguments.Output, "/MACHINE:" + platform.Cpu.ToUpperInvariant(), "/DYNAMICBASE", "/NXCOMPAT", "/BREPRO",
        };
        before.AddRange(HasDebugInformation ? ["/DEBUG"] : ["/OPT:REF", "/OPT:ICF"]);
        if (request.ExportFile is not null)
        {
            before.Add("/DEF:" + request.ExportFile);
        }

        return new LinkArguments(before, [.. c.Libraries.Select(library => Path.HasExtension(library) ? library : library + ".lib"), .. c.LinkOptions]);
    }

    /// <inheritdoc/>
    public string ExportFile(IReadOnlyCollection<ObjectSymbol> symbols) => GnuDriver.ModuleDefinition(symbols, decorated => decorated);

    /// <inheritdoc/>
    /// <remarks>
    /// "@ (Specify a linker response file)": with a byte order mark it is Unicode, without one in the code page of the system.
    /// A backslash is an ordinary character, but before a quotation mark.
    /// </remarks>
    public byte[] ResponseFile(IEnumerable<string> arguments) =>
        [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(string.Concat(arguments.Select(argument => $"\"{argument}{(argument.EndsWith('\\') ? "\\" : "")}\"\r\n")))];

    /// <inheritdoc/>
    public string? ObjectsArgument(string responseFile) => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReadDependencies(string depFile) =>
        isClang ? DepFile.ReadPrerequisites(File.ReadAllText(depFile)) : ReadSourceDependencies(File.ReadAllText(depFile));

    /// <inheritdoc/>
    public Message? ReadDiagnostic(string line, string folder, string suffix) =>
        ClDiagnostic.Read(line, folder, suffix) ?? CompilerDiagnostic.Read(line, folder, suffix);

    /// <summary>Reads the file that <c>/sourceDependencies</c> writes.</summary>
    /// <remarks>
    /// "/sourceDependencies (List all source-level dependencies)":
    /// <code>
    /// { "Version": "1.2", "Data": { "Source": "c:\\src\\a.c", "Includes": ["c:\\src\\a.h", "c:\\kits\\…\\stdio.h"], … } }
    /// </code>
    /// </remarks>
    public static IReadOnlyList<string> ReadSourceDependencies(string json)
    {
        using var document = JsonDocument.Parse(json);
        var data = document.RootElement.GetProperty("Data");
        return
        [
            data.GetProperty("Source").GetString()!,
            .. data.GetProperty("Includes").EnumerateArray().Select(include => include.GetString()!),
        ];
    }

    private string[] Dependencies(string depFile) =>
        isClang ? ["/clang:-MD", "/clang:-MF", "/clang:" + depFile, "/clang:-MT", "/clang:object"] : ["/sourceDependencies", depFile];

    /// <summary>On systems where a path begins with a slash, it must not be taken for an option.</summary>
    private string[] Source(string source) => isClang ? ["--", source] : [source];
}
