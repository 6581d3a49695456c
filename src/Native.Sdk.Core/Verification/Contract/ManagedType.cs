using System.Reflection.Metadata;

namespace Native.Sdk.Verification;

/// <summary>A type that holds imports.</summary>
/// <param name="Handle">Which.</param>
/// <param name="Name">For people: <c>Ns.Outer.Inner</c>.</param>
/// <param name="Marks">Of itself, of the types around it and of the assembly.</param>
internal sealed record ManagedType(TypeDefinitionHandle Handle, string Name, ManagedMarks Marks);
