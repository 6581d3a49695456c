using Native.Sdk.Diagnostics;
using Native.Sdk.Projects;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>Makes members of functions, gives each a name of its own in its class, and says what stays raw.</summary>
internal sealed class MemberFinder(FriendlyContext context, IMessageSink messages)
{
    /// <summary>What every class has already.</summary>
    private static readonly string[] Reserved =
    [
        "Borrow", "Dispose", "Equals", "Finalize", "GetHashCode", "GetType", "Handle", "MemberwiseClone", "Own", "ReferenceEquals", "ToString", "Use",
    ];

    private readonly Dictionary<string, HashSet<string>> _taken = [];

    /// <summary>All members, in the order of their functions.</summary>
    /// <param name="libraryClass">The class of those that belong to no other; null without.</param>
    public IReadOnlyList<Member> Find(out string? libraryClass)
    {
        CheckRawOnly();
        var helpers = Helpers();
        var members = new List<Member>();
        var rawCount = 0;
        libraryClass = null;
        foreach (var function in context.Model.Functions.Where(function => context.Headers.Contains(function.Header)))
        {
            CheckAnnotations(function);
            if (helpers.Contains(function) || IsMeantRaw(function))
            {
                continue;
            }

            var (member, reason) = context.Handles.All.FirstOrDefault(handle => handle.AlsoReleasing.Contains(function)) is { } released
                ? (null, $"by its name it releases a {released.ClassName} or a part of it, as {released.Free.C.Name} does, which Dispose calls")
                : FunctionReader.Read(context, function);
            if (member is null)
            {
                rawCount++;
                messages.Report(IsAnnotated(function) ? Catalog.AnnotationIgnored : Catalog.FunctionStaysRaw, function.C.Location, function.C.Name, reason);
                continue;
            }

            members.Add(Named(member, ref libraryClass));
        }

        if (members.Count > 0 || rawCount > 0)
        {
            messages.Say($"bindings of {context.Model.Settings.Library}: {context.Handles.All.Count} classes, {members.Count} friendly members; {rawCount} functions only in the raw layer");
        }

        return members;
    }

    private Member Named(Member member, ref string? libraryClass)
    {
        var owner = member.Owner;
        if (owner is null)
        {
            owner = context.Handles.All.FirstOrDefault(handle => handle.ClassName == context.Names.Library);

            // Not the library's name alone, which is what projects like to call their own class.
            libraryClass ??= owner is null ? context.Names.Reserve(context.Names.Library + "Library") : null;
        }

        var className = owner?.ClassName ?? libraryClass!;
        if (!_taken.TryGetValue(className, out var taken))
        {
            _taken.Add(className, taken = [.. Reserved, className]);
        }

        if (member.Name is null)
        {
            return member;
        }

        var words = Words.Of(member.Function.C.Name);
        var name = member.Name;
        if (!taken.Add(name))
        {
            name = Words.Pascal(context.Names.WithoutPrefix(words));
            name = taken.Add(name) ? name : CSharpNames.Unique(Words.Pascal(words), taken);
        }

        return member with { Owner = owner, Name = name };
    }

    /// <summary>Functions that the generated code calls itself.</summary>
    private HashSet<BoundFunction> Helpers()
    {
        var helpers = new HashSet<BoundFunction>(ReferenceEqualityComparer.Instance);
        helpers.UnionWith(context.Handles.All.Select(static handle => handle.Free));
        helpers.UnionWith(context.Errors.All.Select(static error => error.Free));
        helpers.UnionWith(context.Buffers.Values);
        foreach (var function in context.Model.Functions)
        {
            var annotations = new Annotations(function.C.Annotations);
            if (annotations.Has("free") || annotations.Has("init") || function == context.StringFree)
            {
                helpers.Add(function);
            }

            foreach (var user in function.Parameters.Select(static parameter => parameter.C.Annotations).Append(function.C.Annotations))
            {
                if (new Annotations(user).Argument("free_with") is { } name && context.Functions.TryGetValue(name, out var free))
                {
                    helpers.Add(free);
                }
            }
        }

        return helpers;
    }

    private bool IsMeantRaw(BoundFunction function) =>
        new Annotations(function.C.Annotations).Has("raw") || context.Model.Settings.RawOnly.Contains(function.C.Name);

    /// <summary>Whether the header says something about the function that only the friendly layer can follow.</summary>
    private static bool IsAnnotated(BoundFunction function) =>
        function.C.Annotations.Count > 0 || function.Parameters.Any(static parameter => parameter.C.Annotations.Count > 0);

    private void CheckAnnotations(BoundFunction function)
    {
        var unknown = new Annotations(function.C.Annotations).Unknown
            .Concat(function.Parameters.SelectMany(static parameter => new Annotations(parameter.C.Annotations).Unknown));
        foreach (var text in unknown)
        {
            messages.Report(Catalog.AnnotationIgnored, function.C.Location, function.C.Name,
                $"its annotation 'native_sdk:{text}' is not known.{NearestWord.Hint(text.Split('=')[0], Annotations.Known)}");
        }
    }

    private void CheckRawOnly()
    {
        if (context.Headers.Count == 0)
        {
            return;
        }

        var known = context.Model.Functions.Select(static function => function.C.Name)
            .Concat(context.Model.Records.SelectMany(static record => new[] { record.Name, record.C.Tag }))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in context.Model.Settings.RawOnly.Where(name => !known.Contains(name)))
        {
            messages.Report(Catalog.RawOnlyUnknown, name, NearestWord.Hint(name, known));
        }
    }
}
