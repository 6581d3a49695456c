using Native.Sdk.Headers;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>Finds out how one function is called from C#; every parameter and the result must be understood, or none is.</summary>
internal sealed class FunctionReader
{
    private readonly FriendlyContext _context;
    private readonly BoundFunction _function;
    private readonly Annotations _annotations;
    private readonly LocalNames _names;
    private readonly ResultReader _results;
    private readonly ArgumentReader _arguments;

    private FunctionReader(FriendlyContext context, BoundFunction function)
    {
        (_context, _function, _annotations, _names) = (context, function, new Annotations(function.C.Annotations), new LocalNames(function, function.Parameters.Count > 0 && context.Errors.Of(function.Parameters[^1]) is not null));
        _results = new ResultReader(context, function, _names);
        _arguments = new ArgumentReader(context, function, _names, _results);
    }

    /// <summary>The member, or why there is none.</summary>
    public static (Member? Member, string Reason) Read(FriendlyContext context, BoundFunction function) => new FunctionReader(context, function).Read();

    private (Member? Member, string Reason) Read()
    {
        if (_function.C.IsNoReturn || _function.RequiresNet6)
        {
            return (null, _function.C.IsNoReturn ? "it never returns" : "only .NET 6 and later can call it");
        }

        var error = _function.Parameters.Count > 0 ? Error(_context, _function.Parameters[^1], _names.Local("error")) : null;
        var count = _function.Parameters.Count - (error is null ? 0 : 1);
        var first = count > 0 && !_arguments.IsOut(0, count) ? _context.Handles.Of(_function.Parameters[0].C.Type) : null;
        var made = _results.Made(first);
        var (owner, isInstance) = Owner(first, made);

        var result = _results.Read(made, out var reason);
        var arguments = reason.Length > 0 ? null : _arguments.Read(count, isInstance, made, out reason);
        if (arguments is null)
        {
            return (null, reason);
        }

        if (error is not null)
        {
            arguments.Add(error);
        }

        var outs = arguments.OfType<OutArgument>().ToArray();
        if (result is null && outs is [var only])
        {
            only.IsReturned = true;
        }

        return (new Member
        {
            Function = _function,
            Owner = owner,
            IsInstance = isInstance,
            Name = Name(owner, isInstance, result),
            Arguments = arguments,
            Result = result,
            ResultLocal = _results.Local,
            Error = error,
        }, "");
    }

    /// <summary>The argument for a function's last parameter; null if that is not for errors.</summary>
    public static ErrorArgument? Error(FriendlyContext context, BoundParameter last, string local)
    {
        if (context.Errors.Of(last) is not { } error)
        {
            return null;
        }

        var failed = error.IsFilledIn ? Shapes.Member(error.Record, "failed") : null;
        return new ErrorArgument(context.Support, error, context.Raw.NameOf(error.Record), failed, local);
    }

    /// <summary>The class that the member belongs to: that of its first parameter, unless it makes another that it is called after.</summary>
    private (HandleType? Owner, bool IsInstance) Owner(HandleType? first, HandleType? made)
    {
        var named = _context.Handles.ByName(_function.C.Name);
        return first is null ? (made ?? named, false)
            : made is not null && named == made && made != first ? (made, false)
            : (first, true);
    }

    /// <summary>Null for a constructor: <c>x_new</c> and, if there is none, <c>x_create</c>, which return a new object and nothing else.</summary>
    private string? Name(HandleType? owner, bool isInstance, Value? result)
    {
        if (_annotations.Argument("name") is { } given)
        {
            return given;
        }

        var words = _context.Names.Member(_function.C.Name, owner?.Stem);
        var isConstructor = owner is not null && !isInstance && result is HandleValue { IsOptional: false } made && made.Type == owner.ClassName
            && words is [var verb] && (Is(verb, "new") || (Is(verb, "create") && !HasNew(owner)));
        return isConstructor ? null : Words.Pascal(words);
    }

    private bool HasNew(HandleType owner) =>
        _context.Model.Functions.Any(function => Words.Of(function.C.Name) is { Count: > 1 } words && Is(words[^1], "new") && Words.Same([.. words.SkipLast(1)], owner.Stem));

    private static bool Is(string word, string expected) => word.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
