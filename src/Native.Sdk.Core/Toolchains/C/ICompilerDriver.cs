using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>
/// How a family of compilers is spoken to: <see cref="GnuDriver"/> for gcc, clang and what imitates them,
/// <see cref="ClDriver"/> for cl and clang-cl.
/// </summary>
public interface ICompilerDriver
{
    /// <summary>Extension of objects, with dot.</summary>
    string ObjectExtension { get; }

    /// <summary>Whether the compiler starts the linker; if not, the linker is a program of its own.</summary>
    bool LinksByCompiler { get; }

    /// <summary>What makes the program say its version; empty if it does so without being asked.</summary>
    string VersionOption { get; }

    /// <summary>Variables that change what the compiler does.</summary>
    IReadOnlyList<string> Variables { get; }

    /// <summary>The options that all units of a language share.</summary>
    IReadOnlyList<string> CompileOptions(NativeProject project, Language language);

    /// <summary>What compiles one unit, behind the shared options.</summary>
    /// <param name="source">As the compiler is to call it.</param>
    /// <param name="output">The object.</param>
    /// <param name="depFile">Where the headers it read are to be listed.</param>
    IReadOnlyList<string> CompileArguments(string source, string output, string depFile);

    /// <summary>What makes it see headers as bindings do, behind the shared options.</summary>
    IReadOnlyList<string> HeaderOptions { get; }

    /// <summary>What preprocesses one header, behind the shared options; macros and comments stay.</summary>
    IReadOnlyList<string> PreprocessArguments(string header, string output, string depFile);

    /// <summary>Whether the linker takes no list of exports, so that objects must be changed for it.</summary>
    bool HidesInObjects { get; }

    /// <summary>What links, without the objects.</summary>
    LinkArguments Link(NativeProject project, LinkRequest request);

    /// <summary>Name and text of the file that tells the linker what to export.</summary>
    string ExportFileName { get; }

    /// <summary>The text of the file that tells the linker what to export.</summary>
    string ExportFile(IReadOnlyCollection<ObjectSymbol> symbols);

    /// <summary>The bytes of a file that gives the linker its arguments (<c>@file</c>), where a command line would be too long.</summary>
    byte[] ResponseFile(IEnumerable<string> arguments);

    /// <summary>What makes the linker read its objects from a file, past the compiler that starts it; null: it has to be given all by the compiler.</summary>
    /// <param name="responseFile">Absolute path of the file.</param>
    string? ObjectsArgument(string responseFile);

    /// <summary>The files that a compile read, as the compiler calls them.</summary>
    IReadOnlyList<string> ReadDependencies(string depFile);

    /// <summary>The diagnostic in a line of the compiler's output, or null.</summary>
    Message? ReadDiagnostic(string line, string folder, string suffix);
}
