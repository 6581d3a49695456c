namespace Native.Sdk.Build;

/// <summary>A tool that a part of a run cannot do without.</summary>
/// <param name="Name">As a person says it.</param>
/// <param name="InstallLine">How to get it.</param>
/// <param name="AnyOf">The programs that would do.</param>
internal sealed record Requirement(string Name, string InstallLine, params string[] AnyOf)
{
    public static readonly Requirement Cargo = new("cargo", "see https://rustup.rs", "cargo");

    public static readonly Requirement CCompiler = new("a C compiler", "apt-get install gcc libc6-dev", "gcc", "clang", "cc");

    public static readonly Requirement CppCompiler = new("a C++ compiler", "apt-get install g++", "g++", "clang++", "c++");

    public static readonly Requirement Node = new("node", "apt-get install nodejs", "node");

    public bool IsMet => Tools.Has(AnyOf);

    public override string ToString() => $"{Name} ({InstallLine})";
}
