using Native.Sdk.Diagnostics;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>
/// C# that a .NET developer would have written, on top of the raw layer: classes, strings, spans, exceptions. docs/reference.md,
/// "What a header becomes", has the rules.
/// </summary>
/// <remarks>
/// What a class is, and what reports errors, is found of all headers together; what is written for a function stands in the
/// file of its header, in one part of a partial class. A function is understood as a whole or stays raw.
/// </remarks>
internal sealed class FriendlyLayer
{
    private readonly FriendlyContext _context;
    private readonly IReadOnlyList<Member> _members;
    private readonly string? _libraryClass;
    private readonly string _supportName;

    private FriendlyLayer(FriendlyContext context, IReadOnlyList<Member> members, string? libraryClass, string supportName) =>
        (_context, _members, _libraryClass, _supportName) = (context, members, libraryClass, supportName);

    /// <summary>Looks at every function of the raw layer; null after an error, which has been reported.</summary>
    /// <param name="model">The raw layer.</param>
    /// <param name="headers">Absolute paths of the headers whose functions get friendly members.</param>
    /// <param name="messages">Takes diagnostics.</param>
    public static FriendlyLayer? Create(BindingModel model, IReadOnlySet<string> headers, IMessageSink messages)
    {
        var raw = new RawTypes(model);
        var functions = model.Functions;
        var names = new FriendlyNames(model.Settings, [.. functions.Select(static function => function.C.Name)]);
        var errors = new ErrorTypes(model, raw, names);
        var supportName = CSharpNames.Unique("Friendly", RawNames(model));
        var context = new FriendlyContext
        {
            Model = model,
            Headers = headers,
            Raw = raw,
            Names = names,
            Errors = errors,
            Handles = new HandleTypes(model, headers, raw, names, errors, messages),
            Buffers = OwnedMemory.Buffers(functions, raw),
            StringFree = OwnedMemory.StringFree(functions),
            Functions = functions.GroupBy(static function => function.C.Name).ToDictionary(static group => group.Key, static group => group.First()),
            Support = $"{raw.ClassName}.{supportName}",
        };
        if (context.Handles.IsFaulty)
        {
            return null;
        }

        context = context with { Initializer = InitializerOf(context, messages) };
        var members = new MemberFinder(context, messages).Find(out var libraryClass);
        return new FriendlyLayer(context, members, libraryClass, supportName);
    }

    /// <summary>Writes what belongs to a header.</summary>
    /// <param name="header">Its absolute path.</param>
    /// <param name="code">In the namespace, behind the raw class.</param>
    public void Write(string header, CSharpWriter code)
    {
        if (_members.Count == 0 && _context.Handles.All.Count == 0)
        {
            return;
        }

        var types = new TypeWriter(_context, code);
        foreach (var error in _context.Errors.All.Where(error => error.Free.Header == header))
        {
            types.Exception(error);
        }

        foreach (var handle in _context.Handles.All)
        {
            Write(code, types, handle, header);
        }

        WriteLibrary(code, header);
        if (header == _context.Model.Headers[0])
        {
            types.Support(_supportName, _members.Any(static member => member.Arguments.Any(static argument => argument is LongArgument)));
        }
    }

    private void Write(CSharpWriter code, TypeWriter types, HandleType handle, string header)
    {
        var members = _members.Where(member => member.Owner == handle && member.Function.Header == header).ToArray();
        var isHome = handle.Free.Header == header;
        if (members.Length == 0 && !isHome)
        {
            return;
        }

        code.Separate();
        if (isHome)
        {
            MemberDocumentation.Write(code, Shapes.DocumentationOfTarget(handle.Free.Parameters[0].C.Type), $"A <c>{handle.Record.Name}</c> of the native library.");
            code.Line(TypeWriter.GeneratedCode);
        }

        code.Open(isHome ? $"sealed unsafe partial class {handle.ClassName} : global::System.IDisposable" : $"unsafe partial class {handle.ClassName}");
        if (isHome)
        {
            types.HandleBody(handle);
        }

        WriteAll(code, members);
        code.Close();
    }

    private void WriteLibrary(CSharpWriter code, string header)
    {
        var members = _members.Where(member => member.Owner is null && member.Function.Header == header).ToArray();
        if (members.Length == 0)
        {
            return;
        }

        code.Separate();
        if (_members.First(static member => member.Owner is null).Function.Header == header)
        {
            MemberDocumentation.Write(code, "", $"Functions of the native library <c>{_context.Model.Settings.Library}</c> that belong to no object.");
            code.Line(TypeWriter.GeneratedCode);
        }

        code.Open($"static unsafe partial class {_libraryClass}");
        WriteAll(code, members);
        code.Close();
    }

    private void WriteAll(CSharpWriter code, Member[] members)
    {
        var writer = new MemberWriter(_context, code);
        foreach (var member in members)
        {
            writer.Write(member);
        }
    }

    private static HashSet<string> RawNames(BindingModel model) =>
    [
        .. model.Functions.Select(static function => function.C.Name),
        .. model.Records.Select(static record => record.Name),
        .. model.Enums.Select(static value => value.Name),
        .. model.Constants.Select(static constant => constant.Name),
    ];

    /// <summary>The function that is marked so; it has to say whether it failed by an error, or not to fail.</summary>
    private static Initializer? InitializerOf(FriendlyContext context, IMessageSink messages)
    {
        foreach (var function in context.Model.Functions.Where(function => context.Headers.Contains(function.Header) && new Annotations(function.C.Annotations).Has("init")))
        {
            var error = function.Parameters.Count == 1 ? FunctionReader.Error(context, function.Parameters[0], "error") : null;
            if (function.Parameters.Count == 0 ? function.Result.CSharp == "void" : error is not null)
            {
                return new Initializer(function, error);
            }

            messages.Report(Catalog.AnnotationIgnored, function.C.Location, function.C.Name,
                "it is not called before the others, because only a function can be that takes nothing and returns nothing, or takes the error alone");
        }

        return null;
    }
}
