using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Native.Sdk.Verification;

/// <summary>What is around an assembly's imports: names of types, and the attributes that matter here.</summary>
/// <remarks>
/// The attributes are read in one pass over their table, which is cheaper than to ask each method and each type for its own:
/// few assemblies have any of them.
/// </remarks>
internal sealed class ManagedScopes
{
    /// <summary>Types inside of types; a damaged file can have them in a circle.</summary>
    private const int MaxDepth = 64;

    private readonly MetadataReader metadata;
    /// <summary>By token: handles are of value types, for which nobody has compiled a dictionary.</summary>
    private readonly Dictionary<int, Attributes> marked = [];
    private readonly Dictionary<int, ManagedType> types = [];
    private readonly Dictionary<int, string?> constructors = [];
    private readonly ILookup<string, Attributes> methods;

    internal ManagedScopes(MetadataReader metadata)
    {
        this.metadata = metadata;
        foreach (var handle in metadata.CustomAttributes)
        {
            Read(metadata.GetCustomAttribute(handle));
        }

        methods = marked.Values.Where(own => own.Parent.Kind == HandleKind.MethodDefinition).ToLookup(own => MethodKey((MethodDefinitionHandle)own.Parent));
    }

    /// <summary>What is written on a method itself.</summary>
    internal ManagedMarks MarksOf(EntityHandle member) => marked.TryGetValue(MetadataTokens.GetToken(member), out var own) ? own.Marks : ManagedMarks.None;

    /// <summary>
    /// What is written on the method of this name: the attributes of a LibraryImport stay there, and do not reach the local
    /// function that is the import. Of overloads it is not known which one is meant, so any of them will do.
    /// </summary>
    internal ManagedMarks MarksOf(ManagedType type, string method) => methods[MethodKey(type.Handle, method)].Select(own => own.Marks)
        .Aggregate(default(ManagedMarks?), (all, one) => all is not { } others ? one : new(others.IsGenerated && one.IsGenerated, others.Systems | one.Systems))
        ?? ManagedMarks.None;

    /// <summary>A type that holds imports.</summary>
    internal ManagedType TypeOf(TypeDefinitionHandle handle, int depth = 0)
    {
        if (types.TryGetValue(MetadataTokens.GetToken(handle), out var known))
        {
            return known;
        }

        if (handle.IsNil || depth > MaxDepth)
        {
            throw new BadImageFormatException("A type lies within itself, or nowhere.");
        }

        var definition = metadata.GetTypeDefinition(handle);
        var outer = definition.GetDeclaringType();
        var (scope, marks) = outer.IsNil
            ? (metadata.GetString(definition.Namespace), MarksOf(EntityHandle.AssemblyDefinition))
            : Around(TypeOf(outer, depth + 1));
        var name = metadata.GetString(definition.Name);
        var type = new ManagedType(handle, scope.Length == 0 ? name : scope + "." + name, MarksOf(handle) & marks);
        types.Add(MetadataTokens.GetToken(handle), type);
        return type;

        static (string, ManagedMarks) Around(ManagedType outer) => (outer.Name, outer.Marks);
    }

    private string MethodKey(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        return MethodKey(method.GetDeclaringType(), metadata.GetString(method.Name));
    }

    private static string MethodKey(TypeDefinitionHandle type, string method) =>
        string.Create(CultureInfo.InvariantCulture, $"{MetadataTokens.GetToken(type)} {method}");

    private void Read(CustomAttribute attribute)
    {
        if (KindOf(attribute.Constructor) is not { } kind)
        {
            return;
        }

        // ECMA-335 II.23.3: a two-byte 1, then the arguments; of all three attributes the first is a string.
        var value = metadata.GetBlobReader(attribute.Value);
        if (value.Length < 3 || value.ReadUInt16() != 1 || value.ReadSerializedString() is not { } argument)
        {
            return;
        }

        var parent = MetadataTokens.GetToken(attribute.Parent);
        var marks = marked.GetValueOrDefault(parent) ?? (marked[parent] = new Attributes { Parent = attribute.Parent });
        switch (kind)
        {
            case "GeneratedCodeAttribute":
                marks.IsGenerated |= argument == "Native.Sdk";
                break;
            case "SupportedOSPlatformAttribute":
                marks.Supported = (marks.Supported ?? TargetSystems.None) | TargetSystems.Named(argument);
                break;
            // With a version it is about old or new systems, not about a system.
            case "UnsupportedOSPlatformAttribute" when argument.Length > 0 && !char.IsAsciiDigit(argument[^1]):
                marks.Unsupported |= TargetSystems.Named(argument);
                break;
        }
    }

    /// <summary>The attribute's name, if it is one of the three. A package for old frameworks has its own of the same name.</summary>
    private string? KindOf(EntityHandle constructor)
    {
        var token = MetadataTokens.GetToken(constructor);
        if (!constructors.TryGetValue(token, out var kind))
        {
            constructors.Add(token, kind = ReadKind(constructor));
        }

        return kind;
    }

    private string? ReadKind(EntityHandle constructor)
    {
        var type = constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
            _ => default(EntityHandle),
        };
        var (space, name) = type.Kind switch
        {
            _ when type.IsNil => default,
            HandleKind.TypeReference when metadata.GetTypeReference((TypeReferenceHandle)type) is var reference => (reference.Namespace, reference.Name),
            HandleKind.TypeDefinition when metadata.GetTypeDefinition((TypeDefinitionHandle)type) is var definition => (definition.Namespace, definition.Name),
            _ => default((StringHandle, StringHandle)),
        };
        var names = metadata.StringComparer;
        return names.Equals(name, "GeneratedCodeAttribute") && names.Equals(space, "System.CodeDom.Compiler") ? "GeneratedCodeAttribute"
            : !names.Equals(space, "System.Runtime.Versioning") ? null
            : names.Equals(name, "SupportedOSPlatformAttribute") ? "SupportedOSPlatformAttribute"
            : names.Equals(name, "UnsupportedOSPlatformAttribute") ? "UnsupportedOSPlatformAttribute"
            : null;
    }

    private sealed class Attributes
    {
        internal required EntityHandle Parent { get; init; }

        internal bool IsGenerated { get; set; }

        internal TargetSystems? Supported { get; set; }

        internal TargetSystems Unsupported { get; set; }

        internal ManagedMarks Marks => new(IsGenerated, (Supported ?? TargetSystems.All) & ~Unsupported);
    }
}
