using Native.Sdk.Bindings;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Headers;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>Makes C# of preprocessed headers, and for each platform the C that proves it right.</summary>
public sealed class BindStep : Step
{
    /// <summary>How.</summary>
    public required BindingSettings Settings { get; init; }

    /// <summary>Absolute folder that relative names in line markers start from.</summary>
    public required string Folder { get; init; }

    /// <summary>The headers; the first outputs are their C# files, in this order.</summary>
    public required IReadOnlyList<BindSource> Headers { get; init; }

    /// <summary>Absolute paths of the proofs' sources, by RID.</summary>
    public required IReadOnlyDictionary<string, string> Proofs { get; init; }

    /// <summary>Plans it.</summary>
    /// <param name="unit">The bindings.</param>
    /// <param name="group">First part of the step's group.</param>
    /// <param name="seen">The platforms with a compiler here; none: the headers are read as they are.</param>
    /// <param name="texts">For each of them the absolute paths of the preprocessed headers.</param>
    internal static BindStep Create(BindingUnit unit, string group, IReadOnlyList<BindingPlatform> seen, IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var headers = new List<BindSource>(unit.Headers.Count);
        var inputs = new List<string>();
        for (var i = 0; i < unit.Headers.Count; i++)
        {
            var ofHeader = new List<BindText>(seen.Count);
            for (var platform = 0; platform < seen.Count; platform++)
            {
                ofHeader.Add(new BindText(seen[platform].Platform, seen[platform].Compiler!.Model!, texts[platform][i]));
            }

            if (seen.Count == 0)
            {
                var platform = unit.Platforms[0].Platform;
                ofHeader.Add(new BindText(platform, CDataModel.Of(platform.Os, platform.Cpu, isGnu: true) ?? CDataModel.LinuxX64, unit.Headers[i]));
            }

            headers.Add(new BindSource(unit.Headers[i], unit.IsFriendly(unit.Headers[i]), IsPlain: seen.Count == 0, ofHeader));
            foreach (var text in ofHeader)
            {
                inputs.Add(text.File);
            }
        }

        var proofs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in seen)
        {
            proofs[one.Platform.Rid] = unit.ProofOf(one.Platform);
        }

        return new BindStep
        {
            Group = group + "/" + unit.FullName,
            Subject = unit.FullName,
            Verb = StepVerb.Bind,
            Inputs = inputs,
            Outputs = [.. unit.Files, .. proofs.Values],
            Signature = Sign(unit.Settings, headers),
            Settings = unit.Settings,
            Folder = unit.Project.Folder,
            Headers = headers,
            Proofs = proofs,
        };
    }

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        if (ReadHeaders(context.Messages) is not { } headers
            || BindingGenerator.Generate(new BindingRequest { Settings = Settings, Folder = Folder, Headers = headers }, context.Messages) is not { } generated)
        {
            return StepResult.Failure;
        }

        if (generated.Files.Count != Headers.Count)
        {
            throw new InvalidOperationException($"{Headers.Count} headers became {generated.Files.Count} files.");
        }

        for (var i = 0; i < Headers.Count; i++)
        {
            Write(generated.Files[i].Text, Outputs[i]);
        }

        foreach (var (rid, path) in Proofs)
        {
            Write(generated.Proofs.TryGetValue(rid, out var proof) ? proof.Text : $"/* The headers could not be read for {rid}. */\n", path);
        }

        return StepResult.Success;

        void Write(string text, string output)
        {
            var temporary = context.Temporary(Path.GetFileName(output));
            File.WriteAllText(temporary, text);
            context.Commit(temporary, output);
        }
    }

    /// <summary>
    /// What decides the outputs besides the inputs. The generator is known by its assembly: it is too large for a number
    /// that somebody must remember to count up.
    /// </summary>
    private static StepSignature Sign(BindingSettings settings, IReadOnlyList<BindSource> headers)
    {
        var texts = new List<string> { typeof(BindStep).Module.ModuleVersionId.ToString(), settings.Library, settings.Namespace, settings.ClassName, settings.Friendly ? "friendly" : "raw" };
        texts.AddRange(settings.RawOnly);
        foreach (var handle in settings.Handles)
        {
            texts.Add(handle.Type + "=" + string.Join(',', handle.Constructors) + "/" + handle.Free);
        }

        foreach (var header in headers)
        {
            texts.Add(header.Path + (header.IsFriendly ? "+" : "-"));
            foreach (var text in header.Texts)
            {
                texts.Add(text.Platform.Rid + " " + text.Model.Name + " " + text.File);
            }
        }

        return new StepSignature(ContentHash.OfTexts(texts));
    }

    /// <summary>The texts of the platforms whose compiler could read all headers; null if there are none, which has been reported.</summary>
    private BindingHeader[]? ReadHeaders(IMessageSink messages)
    {
        var texts = Headers.Select(header => header.Texts.Select(text => header.IsPlain ? PlainHeader.Strip(File.ReadAllText(text.File)) : File.ReadAllText(text.File)).ToArray()).ToArray();
        var problem = "";
        var good = new List<int>();
        for (var platform = 0; platform < Headers[0].Texts.Count; platform++)
        {
            if (texts.Select(ofHeader => PreprocessStep.ReadProblem(ofHeader[platform])).FirstOrDefault(found => found is not null) is { } found)
            {
                problem = found;
            }
            else
            {
                good.Add(platform);
            }
        }

        if (good.Count == 0)
        {
            messages.Report(Catalog.HeaderNotRead, new SourceLocation(Headers[0].Path, 1), Settings.ClassName, problem);
            return null;
        }

        return
        [
            .. Headers.Select((header, i) => new BindingHeader(header.Path,
                [.. good.Select(platform => new HeaderText(header.Texts[platform].Platform, header.Texts[platform].Model, texts[i][platform]))]) { Friendly = header.IsFriendly }),
        ];
    }
}
