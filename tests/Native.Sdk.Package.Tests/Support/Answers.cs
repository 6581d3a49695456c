namespace Native.Sdk.Package.Tests.Support;

/// <summary>The smallest native code that can be called: one function, in C or in Rust, and the C# that calls it.</summary>
public static class Answers
{
    /// <summary>The item for <see cref="WithAnswer"/>; builds libanswers.so.</summary>
    public const string Item = """<NativeProject Include="native/answers" />""";

    /// <summary>The item for <see cref="WithRustAnswer"/>; builds libanswers.so too.</summary>
    public const string RustItem = """<NativeProject Include="native/answers/Cargo.toml" />""";

    /// <summary>A Main that prints the answer.</summary>
    public const string Program = "System.Console.WriteLine(Answers.Get());\n";

    /// <summary>The manifest of the Rust crate.</summary>
    public const string CargoToml = """
        [package]
        name = "answers"
        version = "0.1.0"
        edition = "2021"

        [lib]
        crate-type = ["cdylib"]

        """;

    private const string Binding = """
        using System.Runtime.InteropServices;

        public static class Answers
        {
            [DllImport("answers")]
            private static extern int answer();

            public static int Get() => answer();
        }

        """;

    /// <summary>answer.c.</summary>
    public static string Source(int answer) => $"int answer(void) {{ return {answer}; }}\n";

    /// <summary>lib.rs.</summary>
    public static string RustSource(int answer) => $"#[no_mangle]\npub extern \"C\" fn answer() -> i32 {{ {answer} }}\n";

    /// <summary>Adds C sources and the class <c>Answers</c>.</summary>
    public static TestProject WithAnswer(this TestProject project, int answer = 42) => project
        .Write("native/answers/answer.c", Source(answer))
        .Write("Answers.cs", Binding);

    /// <summary>Adds a Rust crate and the class <c>Answers</c>.</summary>
    public static TestProject WithRustAnswer(this TestProject project, int answer = 42) => project
        .Write("native/answers/Cargo.toml", CargoToml)
        .Write("native/answers/src/lib.rs", RustSource(answer))
        .Write("Answers.cs", Binding);

    /// <summary>Adds a Main that prints the answer.</summary>
    public static TestProject WithProgram(this TestProject project, string program = Program) => project.Write("Program.cs", program);
}
