namespace Native.Sdk.Toolchains.C;

/// <summary>Compiles one translation unit.</summary>
public sealed class CompileStep : CompilerStep
{
    /// <summary>The source as the compiler is to call it.</summary>
    public required string SourceArgument { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Arguments(string output, string depFile) => Driver.CompileArguments(SourceArgument, output, depFile);
}
