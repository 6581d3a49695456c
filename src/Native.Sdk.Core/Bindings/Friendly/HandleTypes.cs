using Native.Sdk.Diagnostics;
using Native.Sdk.Headers;
using Native.Sdk.Projects;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>Finds the types that become classes: what the project declares, what annotations say, what names say.</summary>
internal sealed class HandleTypes
{
    private readonly Dictionary<BoundRecord, HandleType> _byRecord = [];
    private readonly IReadOnlyList<BoundFunction> _functions;
    private readonly RawTypes _raw;
    private readonly FriendlyNames _names;

    public HandleTypes(BindingModel model, IReadOnlySet<string> headers, RawTypes raw, FriendlyNames names, ErrorTypes errors, IMessageSink messages)
    {
        var settings = model.Settings;
        (_functions, _raw, _names) = ([.. model.Functions.Where(function => headers.Contains(function.Header))], raw, names);
        var candidates = Candidates();
        foreach (var declaration in headers.Count == 0 ? [] : settings.Handles)
        {
            Declare(declaration, candidates, messages);
        }

        foreach (var (record, releasing) in candidates)
        {
            if (!_byRecord.ContainsKey(record) && !errors.Contains(record) && !IsRaw(record, releasing, settings))
            {
                Recognise(record, releasing);
            }
        }
    }

    /// <summary>Whether an error was reported.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>In the order of the functions that take them.</summary>
    public IReadOnlyCollection<HandleType> All => _byRecord.Values;

    /// <summary>The class for what a pointer points to; null if that is none.</summary>
    public HandleType? Of(CType pointer) => _raw.TargetOf(pointer) is { } record ? _byRecord.GetValueOrDefault(record) : null;

    /// <summary>The class for what a pointer to a pointer leads to.</summary>
    public HandleType? OfTarget(CType pointer) => _raw.TargetOfTarget(pointer) is { } record ? _byRecord.GetValueOrDefault(record) : null;

    /// <summary>The class that a function belongs to by its name: of several, the one with most words.</summary>
    public HandleType? ByName(string function)
    {
        var words = Words.Of(function);
        return All.Where(handle => Words.BeginsWith(words, handle.Stem)).MaxBy(static handle => handle.Stem.Count);
    }

    /// <summary>Whether a function releases a handle, all of it or a part.</summary>
    public bool Releases(BoundFunction function) => All.Any(handle => handle.Free == function || handle.AlsoReleasing.Contains(function));

    /// <summary>Every record that some function takes a pointer to, and nothing else: those functions may release it.</summary>
    private Dictionary<BoundRecord, List<BoundFunction>> Candidates()
    {
        var candidates = new Dictionary<BoundRecord, List<BoundFunction>>();
        foreach (var function in _functions)
        {
            if (function.Parameters.Count == 1 && _raw.TargetOf(function.Parameters[0].C.Type) is { } record)
            {
                if (!candidates.TryGetValue(record, out var list))
                {
                    candidates.Add(record, list = []);
                }

                list.Add(function);
            }
        }

        return candidates;
    }

    private void Recognise(BoundRecord record, List<BoundFunction> taking)
    {
        var annotated = taking.Where(static function => new Annotations(function.C.Annotations).Has("free")).ToArray();
        if (annotated.Length == 1 && !IsBufferOrError(record))
        {
            Add(record, annotated[0], taking, constructors: null);
        }
        else if (annotated.Length == 0 && !record.C.IsComplete && Releasing(Stem(record), taking) is [var free, ..])
        {
            Add(record, free, taking, constructors: null);
        }
    }

    /// <summary>What the project's metadata says; a name that the header does not have is an error.</summary>
    private void Declare(HandleDeclaration declaration, Dictionary<BoundRecord, List<BoundFunction>> candidates, IMessageSink messages)
    {
        var record = candidates.Keys.FirstOrDefault(known => known.C.Tag == declaration.Type || known.Name == declaration.Type);
        if (record is null)
        {
            var known = candidates.Keys.SelectMany(static known => new[] { known.C.Tag, known.Name });
            IsFaulty = true;
            messages.Report(Catalog.HandleUnknown, declaration.Type, "no function takes a pointer to it and nothing else, so nothing can release it",
                NearestWord.Hint(declaration.Type, known));
            return;
        }

        var taking = candidates[record];
        var free = declaration.Free is { } name
            ? taking.FirstOrDefault(function => function.C.Name == name)
            : Releasing(Stem(record), taking).FirstOrDefault();
        if (free is null)
        {
            IsFaulty = true;
            messages.Report(Catalog.HandleUnknown, declaration.Type, declaration.Free is null
                ? "none of the functions that take a pointer to it alone is called as if it released it; name it behind a slash"
                : $"'{declaration.Free}' is no function that takes a pointer to it alone",
                NearestWord.Hint(declaration.Free ?? "", taking.Select(static function => function.C.Name)));
            return;
        }

        foreach (var constructor in declaration.Constructors)
        {
            if (!_functions.Any(function => function.C.Name == constructor))
            {
                IsFaulty = true;
            messages.Report(Catalog.HandleUnknown, declaration.Type, $"there is no function '{constructor}' to make one",
                    NearestWord.Hint(constructor, _functions.Select(static function => function.C.Name)));
                return;
            }
        }

        Add(record, free, taking, declaration.Constructors is { Count: > 0 } constructors ? constructors : null);
    }

    private void Add(BoundRecord record, BoundFunction free, List<BoundFunction> taking, IReadOnlyList<string>? constructors)
    {
        var given = Shapes.AnnotationsOfTarget(free.Parameters[0].C.Type).Argument("name");
        _byRecord.Add(record, new HandleType
        {
            Record = record,
            Stem = Stem(record),
            ClassName = given is null ? _names.Type(string.Join('_', Stem(record))) : _names.Reserve(given),
            Free = free,
            AlsoReleasing = [.. taking.Where(function => function != free && Conventions.MayRelease(function.C))],
            Constructors = constructors,
        });
    }

    /// <summary>
    /// The functions that are called as the type with one releasing word more, at any place (<c>x_map_free</c>,
    /// <c>ZSTD_freeCCtx</c>), the best word first.
    /// </summary>
    private static IReadOnlyList<BoundFunction> Releasing(IReadOnlyList<string> stem, List<BoundFunction> taking) =>
    [
        .. taking
            .Select(function => (Function: function, Rank: RankOf(Words.Of(function.C.Name), stem)))
            .Where(static candidate => candidate.Rank is not null)
            .OrderBy(static candidate => candidate.Rank)
            .Select(static candidate => candidate.Function),
    ];

    private static int? RankOf(IReadOnlyList<string> words, IReadOnlyList<string> stem)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Conventions.ReleaseRank(words[i]) is { } rank && Words.Same([.. words.Where((_, index) => index != i)], stem))
            {
                return rank;
            }
        }

        return null;
    }

    /// <summary>The type's words, without what only says that it is a type.</summary>
    private static IReadOnlyList<string> Stem(BoundRecord record)
    {
        // A structure that is called as a function is has the word before its name in C#.
        var name = record.Name == "struct_" + record.C.Tag ? record.C.Tag : record.Name;
        var words = Words.Of(name).ToList();
        if (words.Count > 1 && words[^1] is "t" or "s" or "st" or "tag")
        {
            words.RemoveAt(words.Count - 1);
        }

        return words;
    }

    private static bool IsRaw(BoundRecord record, List<BoundFunction> taking, BindingSettings settings) =>
        Shapes.AnnotationsOfTarget(taking[0].Parameters[0].C.Type).Has("raw") || settings.RawOnly.Contains(record.C.Tag) || settings.RawOnly.Contains(record.Name);

    private static bool IsBufferOrError(BoundRecord record) => new Annotations(record.C.Annotations).Has("error") || OwnedMemory.IsBuffer(record);
}
