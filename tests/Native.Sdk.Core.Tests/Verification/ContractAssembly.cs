using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Writes assemblies that have certain imports, and nothing else.</summary>
internal static class ContractAssembly
{
    /// <summary>The methods must be called <c>Type.Method</c>.</summary>
    internal static byte[] Write(params IEnumerable<ManagedImport> imports)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("Sm.dll"), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("Sm"), new Version(1, 0, 0, 0), default, default, 0, AssemblyHashAlgorithm.None);
        var runtime = metadata.AddAssemblyReference(metadata.GetOrAddString("System.Runtime"), new Version(8, 0, 0, 0), default, default, 0, default);
        var generated = Constructor(metadata, runtime, "System.CodeDom.Compiler", "GeneratedCodeAttribute", 2);
        var supported = Constructor(metadata, runtime, "System.Runtime.Versioning", "SupportedOSPlatformAttribute", 1);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));

        var modules = new Dictionary<string, ModuleReferenceHandle>();
        foreach (var type in imports.GroupBy(import => import.Method[..import.Method.LastIndexOf('.')]))
        {
            metadata.AddTypeDefinition(TypeAttributes.Public, default, metadata.GetOrAddString(type.Key), default,
                MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(metadata.GetRowCount(TableIndex.MethodDef) + 1));
            foreach (var import in type)
            {
                var method = metadata.AddMethodDefinition(
                    MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.PinvokeImpl, MethodImplAttributes.PreserveSig,
                    metadata.GetOrAddString(import.Method[(type.Key.Length + 1)..]), Blob(metadata, 0, 0, 1), -1, default);
                if (!modules.TryGetValue(import.Library, out var module))
                {
                    modules.Add(import.Library, module = metadata.AddModuleReference(metadata.GetOrAddString(import.Library)));
                }

                metadata.AddMethodImport(method, Flags(import), metadata.GetOrAddString(import.EntryPoint), module);
                if (import.IsGenerated)
                {
                    metadata.AddCustomAttribute(method, generated, Arguments(metadata, "Native.Sdk", "1.0"));
                }

                foreach (var os in import.Systems == TargetSystems.All ? [] : Enum.GetValues<TargetOs>().Where(import.Systems.Contains))
                {
                    metadata.AddCustomAttribute(method, supported, Arguments(metadata, os.ToString().ToLowerInvariant()));
                }
            }
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder(), deterministicIdProvider: _ => default).Serialize(image);
        return image.ToArray();
    }

    private static MethodImportAttributes Flags(ManagedImport import) =>
        (import.IsExactSpelling ? MethodImportAttributes.ExactSpelling : 0)
        | import.CharSet switch
        {
            CharSet.Unicode => MethodImportAttributes.CharSetUnicode,
            CharSet.Auto => MethodImportAttributes.CharSetAuto,
            _ => MethodImportAttributes.CharSetAnsi,
        }
        | (MethodImportAttributes)((int)import.CallingConvention << 8);

    private static MemberReferenceHandle Constructor(MetadataBuilder metadata, EntityHandle scope, string space, string name, int strings) => metadata.AddMemberReference(
        metadata.AddTypeReference(scope, metadata.GetOrAddString(space), metadata.GetOrAddString(name)), metadata.GetOrAddString(".ctor"),
        Blob(metadata, [0x20, (byte)strings, 1, .. Enumerable.Repeat((byte)SignatureTypeCode.String, strings)]));

    private static BlobHandle Arguments(MetadataBuilder metadata, params string[] values)
    {
        var blob = new BlobBuilder();
        blob.WriteUInt16(1);
        foreach (var value in values)
        {
            blob.WriteSerializedString(value);
        }

        blob.WriteUInt16(0);
        return metadata.GetOrAddBlob(blob);
    }

    private static BlobHandle Blob(MetadataBuilder metadata, params byte[] bytes) => metadata.GetOrAddBlob(bytes);
}
