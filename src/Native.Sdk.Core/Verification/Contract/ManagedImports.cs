using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Native.Sdk.Binaries;

namespace Native.Sdk.Verification;

/// <summary>
/// Reads which native functions an assembly calls (ECMA-335, II.22.22 ImplMap and II.23.1.8 PInvokeAttributes), whether
/// they were written with DllImport, with LibraryImport, or in another language.
/// </summary>
/// <remarks>
/// LibraryImport is source code by the time it is compiled. Where strings need no conversion it is a DllImport; else the
/// method calls a local function of its own, which is the import:
/// <code>
/// [LibraryImport("sm")] static partial int Open(string path);      what the user wrote
/// method &lt;Open&gt;g____PInvoke|0_0  pinvokeimpl("sm" as "Open" nomangle winapi)      what is in the table
/// </code>
/// Functions that a program looks up itself (<c>NativeLibrary.GetExport</c>) are not in the metadata.
/// </remarks>
public sealed class ManagedImports
{
    private ManagedImports(IReadOnlyList<ManagedImport> all, bool resolvesNames) => (All, ResolvesNames) = (all, resolvesNames);

    /// <summary>Every import, in the order of the methods, a function as often as it is declared.</summary>
    public IReadOnlyList<ManagedImport> All { get; }

    /// <summary>
    /// The assembly has a resolver (<c>NativeLibrary.SetDllImportResolver</c>, <c>ResolvingUnmanagedDll</c>), so what a
    /// library's name means is up to it.
    /// </summary>
    public bool ResolvesNames { get; }

    /// <summary>Reads an assembly or a module. <paramref name="assembly"/> must not change.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> assembly,
        [NotNullWhen(true)] out ManagedImports? imports,
        [NotNullWhen(false)] out string? problem)
    {
        (imports, problem) = (null, null);
        try
        {
            using var image = new PEReader(WithoutCopy(assembly));
            if (image.HasMetadata)
            {
                imports = Read(image.GetMetadataReader(MetadataReaderOptions.None));
            }
            else
            {
                problem = "It is a native image: it has no .NET metadata.";
            }
        }
        catch (Exception error) when (error is BadImageFormatException or OverflowException)
        {
            // The first is what the reader promises for damaged files; the second happens where it adds up sizes.
            problem = $"Its metadata is damaged: {error.Message}";
        }

        return imports is not null;
    }

    private static ImmutableArray<byte> WithoutCopy(ReadOnlyMemory<byte> bytes) => ImmutableCollectionsMarshal.AsImmutableArray(
        MemoryMarshal.TryGetArray(bytes, out var part) && part.Offset == 0 && part.Count == part.Array!.Length ? part.Array : bytes.ToArray());

    private static ManagedImports Read(MetadataReader metadata)
    {
        if (metadata.GetTableRowCount(TableIndex.ImplMap) == 0)
        {
            return new ManagedImports([], resolvesNames: false);
        }

        var scopes = new ManagedScopes(metadata);
        var all = new List<ManagedImport>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if ((method.Attributes & MethodAttributes.PinvokeImpl) != 0 && Read(metadata, scopes, handle, method) is { } import)
            {
                all.Add(import);
            }
        }

        return new ManagedImports(all, all.Count > 0 && HasResolver(metadata));
    }

    /// <summary>Null for what C++/CLI links into the assembly itself: it has no library.</summary>
    private static ManagedImport? Read(MetadataReader metadata, ManagedScopes scopes, MethodDefinitionHandle handle, MethodDefinition method)
    {
        var import = method.GetImport();
        if (import.Module.IsNil || import.Name.IsNil)
        {
            return null;
        }

        var (name, type) = (metadata.GetString(method.Name), scopes.TypeOf(method.GetDeclaringType()));
        var (member, local) = LocalFunction(name);
        var marks = scopes.MarksOf(handle) & type.Marks;
        if (local is not null)
        {
            marks &= scopes.MarksOf(type, member);
        }

        return new ManagedImport(
            metadata.GetString(metadata.GetModuleReference(import.Module).Name),
            metadata.GetString(import.Name),
            type.Name + "." + (local is null or "__PInvoke" ? member : member + "." + local))
        {
            IsExactSpelling = (import.Attributes & MethodImportAttributes.ExactSpelling) != 0,
            CharSet = (import.Attributes & MethodImportAttributes.CharSetMask) switch
            {
                MethodImportAttributes.CharSetUnicode => CharSet.Unicode,
                MethodImportAttributes.CharSetAuto => CharSet.Auto,
                _ => CharSet.Ansi,
            },
            CallingConvention = (import.Attributes & MethodImportAttributes.CallingConventionMask) switch
            {
                MethodImportAttributes.CallingConventionCDecl => CallingConvention.Cdecl,
                MethodImportAttributes.CallingConventionStdCall => CallingConvention.StdCall,
                MethodImportAttributes.CallingConventionThisCall => CallingConvention.ThisCall,
                MethodImportAttributes.CallingConventionFastCall => CallingConvention.FastCall,
                _ => CallingConvention.Winapi,
            },
            IsGenerated = marks.IsGenerated,
            Systems = marks.Systems,
        };
    }

    /// <summary><c>&lt;Open&gt;g____PInvoke|0_0</c>: the member in which it stands, and its own name, if it is a local function.</summary>
    private static (string Member, string? Local) LocalFunction(string name)
    {
        var middle = name.LastIndexOf(">g__", StringComparison.Ordinal);
        var end = name.LastIndexOf('|');
        return name.StartsWith('<') && middle > 1 && end > middle ? (name[1..middle], name[(middle + 4)..end]) : (name, null);
    }

    private static bool HasResolver(MetadataReader metadata)
    {
        foreach (var handle in metadata.MemberReferences)
        {
            var name = metadata.GetMemberReference(handle).Name;
            if (metadata.StringComparer.Equals(name, "SetDllImportResolver") || metadata.StringComparer.Equals(name, "add_ResolvingUnmanagedDll"))
            {
                return true;
            }
        }

        return false;
    }
}
