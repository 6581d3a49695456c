using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Bindings.Friendly;

/// <summary>
/// Errors of both sides' conventions: one header by native_sdk.h, a library in C++ and one in Rust, the same C#. What each
/// test does is the scenario of that name in Specimens/doc/Scenarios.cs.
/// </summary>
public sealed class DocProgramTests : IClassFixture<DocProgramTests.Programs>
{
    private readonly Programs _programs;

    public DocProgramTests(Programs programs) => _programs = programs;

    [FactIfTool("gcc", "g++")]
    public void LibraryInCppIsUsed() => _programs.Cpp.Run("Works");

    [FactIfTool("gcc", "g++")]
    public void ExceptionsOfCppArriveWithTheirMessageAndCause() => _programs.Cpp.Run("Errors cpp");

    [FactIfTool("gcc", "g++")]
    public void FailedAllocationsArriveEvenOfTheErrorItself() => _programs.Cpp.Run("OutOfMemory");

    [FactIfTool("gcc", "g++")]
    public void MillionCallsIntoCppLeaveNothingAllocated() => _programs.Cpp.Run("ManyCalls");

    [FactIfTool("gcc", "rustc")]
    public void LibraryInRustIsUsed() => _programs.Rust.Run("Works");

    [FactIfTool("gcc", "rustc")]
    public void ErrorsAndPanicsOfRustArriveWithTheirMessageAndSource() => _programs.Rust.Run("Errors rust");

    [FactIfTool("gcc", "rustc")]
    public void MillionCallsIntoRustLeaveNothingAllocated() => _programs.Rust.Run("ManyCalls");

    /// <summary>The library in both languages, each made when it is first used.</summary>
    public sealed class Programs : IDisposable
    {
        private readonly Lazy<FriendlyProgram> _cpp = new(static () => New(
            ["g++", "-std=c++17", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-I" + FriendlyProgram.Include, "-o", "{output}", "doc.cpp"]));

        private readonly Lazy<FriendlyProgram> _rust = new(static () => New(
            ["rustc", "--edition", "2021", "--crate-type", "rlib", "--crate-name", "native_sdk", "-O", "-o", "{temporary}/libnative_sdk.rlib", Path.Combine(Repository.Root, "native", "rust", "src", "lib.rs")],
            ["rustc", "--edition", "2021", "--crate-type", "cdylib", "--crate-name", "doc", "-O", "--extern", "native_sdk={temporary}/libnative_sdk.rlib", "-o", "{output}", "doc.rs"]));

        public FriendlyProgram Cpp => _cpp.Value;

        public FriendlyProgram Rust => _rust.Value;

        public void Dispose()
        {
            foreach (var program in new[] { _cpp, _rust }.Where(static program => program.IsValueCreated))
            {
                program.Value.Dispose();
            }
        }

        private static FriendlyProgram New(params string[][] commands) => new(
            Path.Combine(FriendlyProgram.Specimens, "doc", "doc.h"), new() { Library = "doc", Namespace = "Docs", ClassName = "DocNative" }, commands);
    }
}
