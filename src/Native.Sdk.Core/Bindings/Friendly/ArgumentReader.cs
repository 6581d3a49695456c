using Native.Sdk.Headers;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>Understands the parameters of a function.</summary>
internal sealed class ArgumentReader(FriendlyContext context, BoundFunction function, LocalNames names, ResultReader results)
{
    private readonly Argument?[] _arguments = new Argument?[function.Parameters.Count];
    private string _reason = "";

    /// <summary>The first parameters; null with a reason if one of them is not understood.</summary>
    public List<Argument>? Read(int count, bool isInstance, HandleType? made, out string reason)
    {
        if (results.Length is var (parameter, local))
        {
            _arguments[IndexOf(parameter)] = new OutLengthArgument(local);
        }

        for (var i = 0; i < count && _reason.Length == 0; i++)
        {
            _arguments[i] ??= i == 0 && isInstance ? new SelfArgument(names.Local("self")) : ReadParameter(i, count, made);
        }

        if (_reason.Length == 0)
        {
            _reason = Objection(isInstance);
        }

        reason = _reason;
        return _reason.Length > 0 ? null : [.. _arguments.Take(count).Select(static argument => argument!)];
    }

    /// <summary>
    /// Whether a parameter is written and not read. A name does not say it of bytes and of declared arrays, which are mostly
    /// many, nor where some length is left that nobody knows what it is for.
    /// </summary>
    public bool IsOut(int index, int count)
    {
        var parameter = function.Parameters[index];
        if (Shapes.Target(parameter.C.Type) is not { } target || Shapes.IsConst(target))
        {
            return false;
        }

        return new Annotations(parameter.C.Annotations).Has("out")
            || (Conventions.IsOut(parameter.C.Name) && parameter.C.ArrayLength is null && (ElementSize(target) > 1 || Shapes.IsBool(target)) && !HasLooseLength(count));
    }

    /// <summary>1 for bytes and <c>void</c>; 2 for all that is, or may be, larger.</summary>
    public static int ElementSize(CType? element) =>
        Shapes.Primitive(element) is CPrimitive.Void or CPrimitive.Bool or CPrimitive.Char or CPrimitive.SignedChar or CPrimitive.UnsignedChar ? 1 : 2;

    private Argument? ReadParameter(int index, int count, HandleType? made)
    {
        var parameter = function.Parameters[index];
        var annotations = new Annotations(parameter.C.Annotations);
        var type = parameter.C.Type;
        var isOptional = annotations.Has("optional");
        if (Shapes.Target(type) is not { } target)
        {
            return ByValue(parameter);
        }

        if (target.Unaliased is CFunctionType)
        {
            return Fail($"'{parameter.Name}' is a function pointer");
        }

        if (context.Handles.Of(type) is { } handle)
        {
            return new HandleArgument(handle, names.Parameter(parameter), names.Local(names.Stem(parameter) + "Use"), isOptional);
        }

        if (annotations.Argument("length") is { } lengthName)
        {
            var found = function.Parameters.FirstOrDefault(candidate => candidate.C.Name == lengthName);
            return found is not null && IndexOf(found) < count && Shapes.IsCount(found.C.Type)
                ? WithLength(parameter, found, annotations, isOptional)
                : Fail($"NATIVE_SDK_LENGTH({lengthName}) of '{parameter.Name}': there is no such integer parameter");
        }

        if (parameter.C.ArrayLength is not null)
        {
            return Fail($"'{parameter.Name}' is an array of {parameter.C.ArrayLength}");
        }

        if (index + 1 < count && _arguments[index + 1] is null && Conventions.IsLengthOf(function.Parameters[index + 1], parameter, ElementSize(target))
            && !(index + 2 < count && Conventions.IsLengthOf(function.Parameters[index + 2], parameter, 1)))
        {
            return WithLength(parameter, function.Parameters[index + 1], annotations, isOptional);
        }

        if (IsOut(index, count) || (made is not null && context.Handles.OfTarget(type) == made))
        {
            return Out(parameter, index, count, made);
        }

        if (Shapes.IsCharPointer(type) && Shapes.IsConst(target) && (annotations.Has("utf8") || Conventions.IsUtf8(parameter.C.Name) || !HasLooseLength(count)))
        {
            return new TextArgument(context.Support, names.Parameter(parameter), names.Stem(parameter), context.Raw.Qualify(parameter.Type.CSharp), isOptional, hasLength: false);
        }

        return Fail($"what '{parameter.Name}' points to is not known: how much it is, and whether it is read or written");
    }

    /// <summary>Why a function whose parameters are understood is not to be called all the same; empty for nothing.</summary>
    private string Objection(bool isInstance)
    {
        var memory = _arguments.Any(static argument => argument is TextArgument or SpanArgument);
        return memory && Conventions.KeepsMemory(function.C) ? "by its name it may keep the memory that it is given, longer than the call"
            : memory && function.Parameters.Count == 1 && Conventions.MayRelease(function.C) ? "by its name it may free the memory that it is given"
            : isInstance && Conventions.KeepsObjects(function.C) && _arguments.Any(static argument => argument is HandleArgument) ? "by its name it may keep the object that it is given, longer than the call"
            : "";
    }

    private Argument? ByValue(BoundParameter parameter)
    {
        var type = parameter.C.Type;
        if (Shapes.IsBool(type))
        {
            return new BoolArgument(names.Parameter(parameter));
        }

        if (RawTypes.IsLong(parameter.Type.CSharp))
        {
            return new LongArgument(context.Support, names.Parameter(parameter), parameter.Type.CSharp);
        }

        return context.Raw.IsValue(type) && !(context.Raw.RecordOf(type) is { } record && context.Buffers.ContainsKey(record))
            ? new PlainArgument(names.Parameter(parameter), context.Raw.Qualify(parameter.Type.CSharp))
            : Fail($"'{parameter.Name}' is a {parameter.Type.CSharp}");
    }

    private Argument? WithLength(BoundParameter parameter, BoundParameter length, Annotations annotations, bool isOptional)
    {
        var target = Shapes.Target(parameter.C.Type)!;
        var isReadOnly = Shapes.IsConst(target);
        if (Shapes.IsCharPointer(parameter.C.Type) && isReadOnly && (annotations.Has("utf8") || Conventions.IsUtf8(parameter.C.Name)))
        {
            var text = new TextArgument(context.Support, names.Parameter(parameter), names.Stem(parameter), context.Raw.Qualify(parameter.Type.CSharp), isOptional, hasLength: true);
            _arguments[IndexOf(length)] = new LengthArgument(length.Type.CSharp, text.Length);
            return text;
        }

        var element = parameter.Type.CSharp[..^1];
        if (Shapes.Primitive(target) == CPrimitive.Void)
        {
            element = "byte";
        }
        else if (element == "void" || RawTypes.IsLong(element) || !context.Raw.IsValue(target))
        {
            return Fail($"C# cannot make an array of what '{parameter.Name}' points to");
        }

        var span = new SpanArgument(context.Support, names.Parameter(parameter), names.Stem(parameter), context.Raw.Qualify(element), isReadOnly, isOptional);
        _arguments[IndexOf(length)] = new LengthArgument(length.Type.CSharp, span.Name + ".Length");
        return span;
    }

    private Argument? Out(BoundParameter parameter, int index, int count, HandleType? made)
    {
        string? length = null;
        if (context.Handles.OfTarget(parameter.C.Type) is { } handle && handle != made)
        {
            return Fail($"whether the object that it gives back by '{parameter.Name}' is new, and has to be freed, is not known; mark it NATIVE_SDK_CONSTRUCTOR if it is");
        }

        var target = Shapes.Target(parameter.C.Type)!;
        if (Shapes.Target(target) is { } element && index + 1 < count && Conventions.IsLengthOut(function.Parameters[index + 1], ElementSize(element) == 1)
            && _arguments[index + 1] is null)
        {
            length = names.Local(names.Stem(function.Parameters[index + 1]) + "Value");
            _arguments[index + 1] = new OutLengthArgument(length);
        }

        var value = results.ReadOut(parameter, length, out var reason);
        return value is null
            ? Fail($"'{parameter.Name}': {reason}")
            : new OutArgument(names.Parameter(parameter), names.Local(names.Stem(parameter) + "Value"), value);
    }

    /// <summary>Whether some integer may be the length of something that is not next to it: then nothing ends with a zero for sure.</summary>
    private bool HasLooseLength(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (_arguments[i] is null && Conventions.MayBeLength(function.Parameters[i])
                && !(i > 0 && Shapes.Target(function.Parameters[i - 1].C.Type) is { } before && Conventions.IsLengthOf(function.Parameters[i], function.Parameters[i - 1], ElementSize(before))))
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(BoundParameter parameter)
    {
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            if (ReferenceEquals(function.Parameters[i], parameter))
            {
                return i;
            }
        }

        return -1;
    }

    private Argument? Fail(string reason)
    {
        _reason = reason;
        return null;
    }
}
