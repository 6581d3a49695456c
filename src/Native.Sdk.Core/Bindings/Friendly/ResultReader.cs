using Native.Sdk.Headers;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>Understands what a function returns, and what its out-parameters hold.</summary>
internal sealed class ResultReader(FriendlyContext context, BoundFunction function, LocalNames names)
{
    private readonly Annotations _annotations = new(function.C.Annotations);

    /// <summary>The local for the result.</summary>
    public string Local { get; } = names.Local("result");

    /// <summary>The out-parameter that holds the length of the result, and its local; null without.</summary>
    public (BoundParameter Parameter, string Local)? Length { get; private set; }

    /// <summary>The class of what the function makes, as its result or through an out-parameter; null if it is no constructor.</summary>
    public HandleType? Made(HandleType? first)
    {
        var type = function.Result.C;
        var made = Shapes.PointsToConst(type) ? null : context.Handles.Of(type);
        if (made is not null)
        {
            return IsMaker(made, first) ? made : null;
        }

        return function.Parameters.Select(parameter => context.Handles.OfTarget(parameter.C.Type)).FirstOrDefault(static handle => handle is not null) is { } written
            && IsMaker(written, first)
            ? written
            : null;
    }

    /// <summary>What the function returns; null for nothing, or with a reason if it is not understood.</summary>
    public Value? Read(HandleType? made, out string reason)
    {
        reason = "";
        var type = function.Result.C;
        if (function.Result.CSharp == "void")
        {
            return null;
        }

        if (made is not null && context.Handles.Of(type) == made)
        {
            return new HandleValue(made, context.Raw.Qualify(function.Result.CSharp), _annotations.Has("optional"));
        }

        if (RawTypes.IsLong(function.Result.CSharp))
        {
            return new LongValue(function.Result.CSharp);
        }

        if (Shapes.Target(type) is null)
        {
            return ByValue(type, function.Result.CSharp, out reason);
        }

        if (context.Handles.Of(type) is not null)
        {
            reason = "whether the object that it returns is new, and has to be freed, is not known; mark it NATIVE_SDK_CONSTRUCTOR if it is";
            return null;
        }

        return Memory(type, function.Result.CSharp, _annotations, FindLength(type), out reason);
    }

    /// <summary>What an out-parameter holds: <paramref name="pointer"/> points to it.</summary>
    public Value? ReadOut(BoundParameter pointer, string? length, out string reason)
    {
        var type = Shapes.Target(pointer.C.Type)!;
        var csharp = pointer.Type.CSharp[..^1];
        if (Shapes.Target(type) is null)
        {
            return ByValue(type, csharp, out reason);
        }

        if (context.Handles.Of(type) is { } handle)
        {
            reason = "";
            return new HandleValue(handle, context.Raw.Qualify(csharp), isOptional: true);
        }

        return Memory(type, csharp, new Annotations(pointer.C.Annotations), length, out reason);
    }

    private Value? ByValue(CType type, string csharp, out string reason)
    {
        reason = "";
        if (Shapes.IsBool(type))
        {
            return new BoolValue();
        }

        if (context.Raw.RecordOf(type) is { } record && context.Buffers.TryGetValue(record, out var free))
        {
            return new BufferValue(context.Support, context.Raw.Qualify(csharp), Shapes.Member(record, "data"),
                Shapes.Member(record, OwnedMemory.Length(record)!.C.Name), context.Call(free), Shapes.Target(free.Parameters[0].C.Type) is null);
        }

        if (csharp != "void" && !RawTypes.IsLong(csharp) && context.Raw.IsValue(type))
        {
            return new PlainValue(context.Raw.Qualify(csharp));
        }

        reason = $"C# cannot make a value of {csharp} on every platform";
        return null;
    }

    /// <summary>Text or an array that a pointer points to: lent by the library, or owned by the caller and freed.</summary>
    private Value? Memory(CType pointer, string csharp, Annotations annotations, string? length, out string reason)
    {
        var isChar = Shapes.IsCharPointer(pointer);
        Releaser? releaser = null;
        if (annotations.Argument("free_with") is { } name)
        {
            if (!context.Functions.TryGetValue(name, out var free) || Releaser(free, length) is not { } found)
            {
                reason = $"NATIVE_SDK_FREE_WITH({name}): there is no such function that takes one pointer, or a pointer and its length";
                return null;
            }

            releaser = found;
        }
        else if (!Shapes.PointsToConst(pointer) && !annotations.Has("borrowed"))
        {
            if (!isChar || context.StringFree is null)
            {
                reason = $"who owns the {csharp} that it gives back is not known; mark it NATIVE_SDK_FREE_WITH(function) or NATIVE_SDK_BORROWED";
                return null;
            }

            releaser = Releaser(context.StringFree, length);
        }

        reason = "";
        var rawType = context.Raw.Qualify(csharp);
        if (isChar)
        {
            return new TextValue(context.Support, rawType, length, releaser);
        }

        if (length is not null && Shapes.Primitive(Shapes.Target(pointer)) == CPrimitive.Void)
        {
            return new ArrayValue(context.Support, rawType, "byte", length, releaser);
        }

        if (length is not null && csharp != "void*" && !RawTypes.IsLong(csharp[..^1]) && Shapes.Target(pointer) is { } element && context.Raw.IsValue(element))
        {
            return new ArrayValue(context.Support, rawType, context.Raw.Qualify(csharp[..^1]), length, releaser);
        }

        reason = $"how much the {csharp} that it gives back points to is not known";
        return null;
    }

    private Releaser? Releaser(BoundFunction free, string? length) => free.Parameters.Count switch
    {
        1 when Shapes.Target(free.Parameters[0].C.Type) is not null => new Releaser(context.Call(free), context.Raw.Qualify(free.Parameters[0].Type.CSharp), null),
        2 when Shapes.Target(free.Parameters[0].C.Type) is not null && free.Parameters[1].Type.CSharp == "nuint" && length is not null =>
            new Releaser(context.Call(free), context.Raw.Qualify(free.Parameters[0].Type.CSharp), length),
        _ => null,
    };

    /// <summary>The local with the result's length, where one out-parameter is for it.</summary>
    private string? FindLength(CType pointer)
    {
        var isBytes = ArgumentReader.ElementSize(Shapes.Target(pointer)) == 1;
        var found = function.Parameters.Where(parameter => Conventions.IsLengthOut(parameter, isBytes)).ToArray();
        if (found.Length != 1)
        {
            return null;
        }

        Length = (found[0], names.Local(names.Stem(found[0]) + "Value"));
        return Length.Value.Local;
    }

    private bool IsMaker(HandleType made, HandleType? first)
    {
        if (_annotations.Has("constructor"))
        {
            return true;
        }

        if (made.Constructors is { } listed)
        {
            return listed.Contains(function.C.Name);
        }

        return Begins(made) || (first is not null && Begins(first)) || Begins(context.Handles.ByName(function.C.Name));
    }

    private bool Begins(HandleType? owner) => context.Names.Member(function.C.Name, owner?.Stem) is [var verb, ..] && Conventions.Makes(verb);
}
