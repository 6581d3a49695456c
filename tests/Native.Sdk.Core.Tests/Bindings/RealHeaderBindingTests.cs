using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Headers;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>Bindings of real libraries: what is bound, and whether compilers agree.</summary>
public sealed class RealHeaderBindingTests
{
    /// <summary>All that clang declares is bound or named; of what a library can export at least 99.5 % is bound.</summary>
    [FactIfHeaders("clang", "cp")]
    public void EveryFunctionIsBoundOrNamed()
    {
        using var texts = new RealHeaderTexts();
        var failures = new List<string>();
        var total = 0;
        foreach (var header in RealHeader.All)
        {
            var messages = new MessageRecorder();
            var bindings = BindingGenerator.Generate(texts.Request(header, "Single", "linux-x64"), messages)!;
            var text = Assert.Single(bindings.Files).Text;
            var bound = text.Split('\n').Where(line => line.Contains(" static extern ", StringComparison.Ordinal))
                .Select(line => line[..line.LastIndexOf('(')].Split(' ')[^1].TrimStart('@')).ToHashSet(StringComparer.Ordinal);
            var truth = Signatures(texts, header);
            var exported = truth.Where(function => !function.IsVariadic && !function.IsInline).Select(function => function.Name).ToArray();
            var missing = exported.Where(name => !bound.Contains(name)).ToArray();
            var unnamed = truth.Select(function => function.Name).Where(name => !bound.Contains(name) && !messages.All.Any(message => message.Text.StartsWith($"'{name}' ", StringComparison.Ordinal)));
            total += exported.Length;
            if (exported.Length == 0 || missing.Length * 200 > exported.Length)
            {
                failures.Add($"{header.Name}: {missing.Length} of {exported.Length} are not bound: {string.Join(' ', missing)}");
            }

            failures.AddRange(unnamed.Select(name => $"{header.Name}: nothing is said about {name}"));
        }

        Assert.Empty(failures);
        Assert.True(total > 4000, $"There are only {total} functions.");
    }

    /// <summary>What the C# says about layouts and values, said by each platform's own compiler.</summary>
    [FactIfHeadersAndZig("clang", "cp")]
    public void CompilersOfAllPlatformsProveTheLayouts()
    {
        using var texts = new RealHeaderTexts();
        var assertions = 0;
        foreach (var header in RealHeader.All)
        {
            var bindings = BindingGenerator.Generate(texts.Request(header, "Merged", RealHeaderTexts.RidsOf(header)), new MessageRecorder())!;
            Assert.Equal(RealHeaderTexts.RidsOf(header).Order(StringComparer.Ordinal), bindings.Proofs.Keys.Order(StringComparer.Ordinal));
            foreach (var (rid, proof) in bindings.Proofs)
            {
                File.WriteAllText(texts.File(proof.Name), proof.Text);
                texts.Run([.. RealHeaderTexts.Compiler(rid), .. texts.Options, "-std=gnu11", "-w", "-c", proof.Name, "-o", "proof.o"]);
                assertions += proof.Text.Split("_Static_assert(").Length - 1;
            }
        }

        Assert.True(assertions > 100_000, $"There are only {assertions} assertions.");
    }

    internal static ClangSignature[] Signatures(RealHeaderTexts texts, RealHeader header)
    {
        var root = texts.File("") + "/";
        var json = texts.Run(["clang", .. texts.Options, .. ClangFunctions.Arguments, texts.Path(header)]);
        return [.. ClangSignatures.Read(json, file => header.Own.Any(own => file.StartsWith(root + own, StringComparison.Ordinal))).Functions.Values];
    }
}
