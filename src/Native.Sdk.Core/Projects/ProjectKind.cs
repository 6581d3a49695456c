namespace Native.Sdk.Projects;

/// <summary>What builds a native project.</summary>
[Flags]
public enum ProjectKind
{
    /// <summary>Not known yet.</summary>
    None = 0,

    /// <summary>A Rust crate, built by cargo.</summary>
    Cargo = 1,

    /// <summary>C, C++ and assembler sources, built by a compiler under this SDK's own engine.</summary>
    C = 2,

    /// <summary>A CMakeLists.txt, built by cmake.</summary>
    CMake = 4,

    /// <summary>Any command with declared inputs and one output.</summary>
    Command = 8,

    /// <summary>Every kind; for metadata that all have.</summary>
    All = Cargo | C | CMake | Command,
}
