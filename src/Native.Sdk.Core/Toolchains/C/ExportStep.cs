using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Headers;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.C;

/// <summary>
/// Computes what a library exports from the symbols that its own objects define. So the set does not depend on export
/// macros, linker or platform, and nothing of a statically linked runtime leaks out.
/// </summary>
public sealed class ExportStep : Step
{
    /// <summary>Counts up when the rules below change, so that libraries are linked anew.</summary>
    public const string RulesVersion = "exports 2";

    /// <summary>Whose exports.</summary>
    public required NativeProject Project { get; init; }

    /// <summary>The linker's dialect.</summary>
    public required ICompilerDriver Driver { get; init; }

    /// <summary>The objects, in link order.</summary>
    public required IReadOnlyList<string> Objects { get; init; }

    /// <summary>With <see cref="ExportMode.Header"/>: the preprocessed headers.</summary>
    public IReadOnlyList<string> PreprocessedHeaders { get; init; } = [];

    /// <inheritdoc/>
    public override bool IsQuiet => true;

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var memory = Path.ChangeExtension(Outputs[0], ".definitions");
        var cache = DefinitionCache.Load(memory);
        var defined = new Dictionary<string, ObjectSymbol>(StringComparer.Ordinal);
        foreach (var path in Objects)
        {
            var content = context.HashOf(path);
            if (cache.Find(content) is not { } symbols)
            {
                if (Read(path, context.Messages) is not { } read)
                {
                    return StepResult.Failure;
                }

                symbols = read;
                cache.Add(content, symbols);
            }

            foreach (var symbol in symbols)
            {
                defined.TryAdd(symbol.Name, symbol);
            }
        }

        cache.Save(context.Temporary("definitions"), memory);
        if (Choose(new SortedSet<string>(defined.Keys, StringComparer.Ordinal), context.Messages) is not { } chosen)
        {
            return StepResult.Failure;
        }

        if (chosen.Count == 0)
        {
            context.Messages.Report(Catalog.NothingExported, Subject, Project.Include, Platform, Project.C!.Exports switch
            {
                ExportMode.Header => $"None of the functions that the header declares is defined by the sources. Are all sources matched by Sources?",
                ExportMode.Annotated => "Mark functions with __attribute__((visibility(\"default\"))), or remove Exports=\"Annotated\".",
                _ => "Every function of the sources is static or hidden.",
            });
            return StepResult.Failure;
        }

        var temporary = context.Temporary("exports");
        File.WriteAllText(temporary, Driver.ExportFile([.. chosen.Select(name => defined[name])]));
        context.Commit(temporary, Outputs[0]);
        return StepResult.Success;
    }

    /// <summary>The symbols of an object that may be exported, or null: what is wrong has been reported.</summary>
    private ObjectSymbol[]? Read(string path, IMessageSink messages)
    {
        if (!ObjectFile.TryRead(File.ReadAllBytes(path), out var file, out var problem))
        {
            messages.Report(Catalog.UnreadableBinary, path, "object file", problem);
            return null;
        }

        if (file.IsLtoOnly)
        {
            messages.Report(Catalog.InvalidMetadata, Project.Include, MetadataName.CompileOptions, "-flto",
                "with it compilers write objects without symbols, and the exports cannot be computed. With gcc add -ffat-lto-objects, with clang and zig remove it.");
            return null;
        }

        return [.. file.Definitions.Where(symbol => symbol is { IsVisible: true, InComdat: false })];
    }

    private SortedSet<string>? Choose(SortedSet<string> defined, IMessageSink messages)
    {
        switch (Project.C!.Exports)
        {
            case ExportMode.Header:
                string[] texts = [.. PreprocessedHeaders.Select(File.ReadAllText)];
                if (texts.Select(PreprocessStep.ReadProblem).FirstOrDefault(problem => problem is not null) is { } problem)
                {
                    messages.Report(Catalog.ExportsOfUnreadHeader, Project.Include, Platform, problem);
                    return null;
                }

                var declared = texts.SelectMany(text => FunctionDeclarations.Read(text, Project.Headers, Project.Folder)).ToHashSet(StringComparer.Ordinal);
                var missing = declared.Except(defined).Order(StringComparer.Ordinal).ToArray();
                if (missing.Length > 0 && missing.Length < declared.Count)
                {
                    messages.Report(Catalog.DeclaredButUndefined, Project.Include, missing.Length, string.Join(", ", Project.Headers.Select(Path.GetFileName)), Platform, string.Join(", ", missing));
                }

                defined.IntersectWith(declared);
                return defined;
            case ExportMode.File:
                var named = File.ReadLines(Project.C.ExportsFile!).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);
                var undefined = named.Except(defined).Order(StringComparer.Ordinal).ToArray();
                if (undefined.Length > 0)
                {
                    messages.Report(Catalog.UndefinedExport, Project.Include, Project.C.ExportsFile, string.Join(", ", undefined), Platform);
                    return null;
                }

                defined.IntersectWith(named);
                return defined;
            default:
                return defined;
        }
    }
}
